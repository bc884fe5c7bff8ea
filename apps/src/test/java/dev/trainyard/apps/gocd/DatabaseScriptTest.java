package dev.trainyard.apps.gocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import dev.trainyard.generator.model.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GoCD is told of its database, in the shells of the images. */
class DatabaseScriptTest {

  @TempDir Path directory;

  static Stream<List<String>> shells() {
    return Script.shells();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void the_answers_count_and_nobody_else_reads_them(List<String> shell) throws Exception {
    Path config = directory.resolve("data").resolve("config");
    Path told = config.resolve("db.properties");
    for (String password : List.of("one", "two")) {
      Path from = Files.writeString(directory.resolve("answers"), "db.password=" + password);
      Script script =
          new Script(
              shell,
              Files.createTempDirectory(directory, "script"),
              Gocd.class,
              "database.sh",
              Map.of());

      Script.Result result = script.run(from.toString(), config.toString());

      assertThat(result.status()).as(result.output()).isZero();
      assertThat(told).hasContent("db.password=" + password);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(told)))
          .isEqualTo("rw-------");
    }
    assertThat(config.toFile().list()).containsExactly("db.properties");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void whatever_line_a_start_was_cut_off_at_the_next_one_makes_up_for_it(List<String> shell)
      throws Exception {
    String whole = TextFile.of(Gocd.class, "database.sh");
    List<String> interrupted = Script.interrupted(whole);
    assertThat(interrupted).hasSizeGreaterThan(6);
    Path config = directory.resolve("data").resolve("config");
    int answer = 0;
    for (String cut : interrupted) {
      Path from = Files.writeString(directory.resolve("answers"), "db.password=" + answer++ + "\n");
      for (String text : List.of(cut, whole)) {
        Path folder = Files.createTempDirectory(directory, "script");
        new Script(shell, folder, "database.sh", text, Map.of())
            .run(from.toString(), config.toString());
      }

      assertThat(config.resolve("db.properties")).as(cut).hasSameTextualContentAs(from);
      assertThat(config.toFile().list()).as(cut).containsExactly("db.properties");
    }
  }
}
