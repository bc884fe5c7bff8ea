package dev.trainyard.catalog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.ChildJvm;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever the bytes, a reader gives a value or problems: with little memory and stack, and without
 * telling or doing what it must not.
 *
 * <p>{@code -Dtrainyard.fuzz.inputs=1000000} tries as many on the quickest reader, and on others as
 * many as take about as long; {@code -Dtrainyard.fuzz.seed=…} tries others.
 */
class FuzzIT {

  private static final int INPUTS = Integer.getInteger("trainyard.fuzz.inputs", 2_600);

  /** From so many inputs on, code that is optimized further is worth the time that this takes. */
  private static final int MANY = 20_000;

  private static final String READER = System.getProperty("trainyard.fuzz.reader", "");
  private static final long SEED = Long.getLong("trainyard.fuzz.seed", 20261129);

  @Test
  void everyReaderGivesAValueOrProblems() throws Exception {
    Process child =
        ChildJvm.start(
            ChildJvm.command(
                FuzzRun.class,
                List.of(
                    "-Xmx256m",
                    "-Xss512k",
                    "-XX:TieredStopAtLevel=" + (INPUTS < MANY ? 1 : 4),
                    "-Dtrainyard.corpus=" + System.getProperty("trainyard.corpus", ""),
                    "-Dtrainyard.fuzz.reader=" + READER),
                Path.of("target/fuzz").toAbsolutePath().toString(),
                Integer.toString(INPUTS),
                Long.toString(SEED)));
    List<String> said = new ArrayList<>();
    try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // One by one, as many inputs take hours.
        System.out.println(line);
        said.add(line);
      }
    }

    assertThat(child.waitFor()).as(String.join("\n", said)).isZero();
    assertThat(said.stream().filter(line -> line.endsWith(" inputs with seed " + SEED)))
        .hasSize(READER.isEmpty() ? FuzzTargets.values().length : 1);
  }
}
