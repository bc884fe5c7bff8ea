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

  private Script.Result runEmbedded(List<String> shell, Path config) throws Exception {
    Path from = Files.writeString(directory.resolve("answers"), "");
    Path folder = Files.createTempDirectory(directory, "script");
    return new Script(shell, folder, Gocd.class, "database.sh", Map.of())
        .run(from.toString(), config.toString());
  }

  /** A copy with the file of a server that runs would work on the database of that. */
  @ParameterizedTest
  @MethodSource("shells")
  void data_that_name_another_database_are_not_obeyed(List<String> shell) throws Exception {
    Path config = Files.createDirectory(directory.resolve("config"));
    for (String line :
        List.of(
            "db.url=jdbc:postgresql://live.example.org:5432/gocd?password=hunter2",
            "# a comment\n  db.url : jdbc:mysql://live/gocd\r\n",
            "db.driver=x\ndb.url\tjdbc:h2:tcp://live/gocd\ndb.url2=",
            "db.url=\\\n  jdbc:postgresql://live/gocd")) {
      Path told = Files.writeString(config.resolve("db.properties"), line);

      Script.Result result = runEmbedded(shell, config);

      assertThat(result.status()).as(line).isEqualTo(1);
      assertThat(result.output())
          .contains("config/db.properties", "another name", "\"Database of the Data\"")
          .doesNotContain("hunter2");
      assertThat(told).hasContent(line);
    }
    assertThat(Database.OF_THE_DATA.label()).isEqualTo("Database of the Data");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void the_embedded_database_may_have_settings_and_needs_none(List<String> shell) throws Exception {
    Path config = directory.resolve("config");
    assertThat(runEmbedded(shell, config).status()).isZero();
    assertThat(config).doesNotExist();

    Files.createDirectory(config);
    for (String line : List.of("", "db.maxActive=64", "# db.url=x", "db.url = \r\ndb.user=sa")) {
      Path told = Files.writeString(config.resolve("db.properties"), line);

      Script.Result result = runEmbedded(shell, config);

      assertThat(result.status()).as(line).isZero();
      assertThat(result.output()).isEmpty();
      assertThat(told).hasContent(line);
    }
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
