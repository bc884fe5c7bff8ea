package dev.trainyard.catalog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * As {@link FuzzIT}, for as long as one likes: Jazzer looks which inputs reach new parts of a
 * reader and goes on from these. Run by the profile {@code fuzz}.
 */
@Tag("fuzz")
class GuidedFuzzIT {

  private static final int MINUTES = Integer.getInteger("trainyard.fuzz.minutes", 1);
  private static final String READER = System.getProperty("trainyard.fuzz.reader", "");
  private static final String SEED = System.getProperty("trainyard.fuzz.seed", "20261129");

  /** Seconds after which an input counts as one that never ends. */
  private static final int PATIENCE = 60;

  private static final String OURS = "dev.trainyard.**:org.yaml.snakeyaml.**:org.commonmark.**";

  /** Looks into every step of every pattern, which takes minutes for long texts. */
  private static final String PATTERNS = "com.code_intelligence.jazzer.sanitizers.RegexRoadblocks";

  /** Takes connections within the test for ones that an attacker asks for. */
  private static final String CONNECTIONS =
      "com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery";

  @ParameterizedTest
  @EnumSource(FuzzTargets.class)
  void jazzerFindsNothing(FuzzTargets target) throws Exception {
    if (!READER.isEmpty() && !READER.equalsIgnoreCase(target.name())) {
      return;
    }
    Path folder = Path.of("target/fuzz").resolve(target.folder()).toAbsolutePath();
    Path log = Files.createDirectories(folder.resolve("found")).resolveSibling("jazzer.log");
    Process jazzer =
        new ProcessBuilder(command(target, folder))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = jazzer.waitFor();
    String said = Files.readString(log, StandardCharsets.ISO_8859_1);
    System.out.println(
        target
            + ": "
            + said.lines()
                .filter(line -> line.contains("number_of_executed_units"))
                .map(line -> line.replaceAll("\\D+", ""))
                .collect(Collectors.joining(" + "))
            + " inputs with seed "
            + SEED);
    assertThat(code)
        .as(
            "what is found lies in %s; copy it to src/test/resources/dev/trainyard/catalog/fuzz/%s"
                + " and FuzzTargetsTest tries it ever after; see %s",
            folder.resolve("found"), target.folder(), log)
        .isZero();
  }

  private static List<String> command(FuzzTargets target, Path folder) throws Exception {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path words = folder.resolve("words");
    try (FuzzTarget open = target.open(folder.resolve("work"))) {
      List<byte[]> inputs = new ArrayList<>(open.seeds());
      inputs.addAll(FuzzRun.stored(target));
      for (int i = 0; i < inputs.size(); i++) {
        Files.write(corpus.resolve("seed" + i), inputs.get(i));
      }
      Files.writeString(words, dictionary(open.words()));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx768m",
            "-Xss512k",
            "-Dtrainyard.corpus=" + System.getProperty("trainyard.corpus", ""),
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + Fuzzer.class.getName(),
            "--target_args=" + target.name() + " " + folder.resolve("work"),
            "--instrumentation_includes=" + OURS,
            "--custom_hook_includes=" + OURS,
            "--disabled_hooks=" + PATTERNS + ":" + CONNECTIONS,
            "--reproducer_path=" + folder.resolve("found"),
            "-artifact_prefix=" + folder.resolve("found") + "/",
            "-dict=" + words,
            "-seed=" + SEED,
            "-timeout=" + PATIENCE,
            "-rss_limit_mb=0",
            "-print_final_stats=1",
            "-max_total_time=" + TimeUnit.MINUTES.toSeconds(MINUTES),
            corpus.toString()));
    return command;
  }

  /** In the format of libFuzzer. */
  private static String dictionary(List<String> words) throws IOException {
    StringBuilder text = new StringBuilder("# words of the format\n");
    for (String word : words) {
      text.append('"');
      for (byte one : word.getBytes(StandardCharsets.UTF_8)) {
        text.append("\\x%02x".formatted(one));
      }
      text.append("\"\n");
    }
    return text.toString();
  }
}
