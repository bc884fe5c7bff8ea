package dev.trainyard.apps.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.PatientScript;
import dev.trainyard.apps.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlScriptTest {

  @TempDir Path directory;
  private Path calls;
  private Script script;

  @BeforeEach
  void prepare() throws IOException {
    calls = Files.createFile(directory.resolve("calls"));
    script =
        new Script(
            List.of("/bin/sh"),
            directory,
            "sql.sh",
            PatientScript.of(CockroachDb.class, "sql.sh"),
            Map.of(
                "SECONDS_TO_WAIT",
                "60",
                "VERSION_FILE",
                directory.resolve("version").toString(),
                "CALLS",
                calls.toString(),
                "COCKROACH",
                directory.resolve("bin").resolve("cockroach").toString()));
    script.program("sleep", "#!/bin/sh\n");
  }

  @Test
  void each_argument_is_a_call_of_its_own_and_stays_one_word() throws Exception {
    database(0, "");

    Script.Result result =
        script.run("--file=/sql/a b.sql", "--execute=SET CLUSTER SETTING x = 'O''Neil $HOME `id`'");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls())
        .containsExactly(
            "[sql] [--execute=SELECT 1]",
            "[sql] [--file=/sql/a b.sql]",
            "[sql] [--execute=SET CLUSTER SETTING x = 'O''Neil $HOME `id`']");
  }

  @Test
  void it_waits_for_the_database() throws Exception {
    database(2, "");

    assertThat(script.run("--execute=a").status()).isZero();
    assertThat(calls())
        .containsExactly(
            "[sql] [--execute=SELECT 1]",
            "[sql] [--execute=SELECT 1]",
            "[sql] [--execute=SELECT 1]",
            "[sql] [--execute=a]");
  }

  @Test
  void it_gives_up_and_says_why() throws Exception {
    database(1000, "");
    script.program("date", "#!/bin/sh\nwc -l <\"$CALLS\" | sed 's/$/000/'\n");

    Script.Result result = script.run("--execute=a");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("does not answer").contains("connection refused");
    assertThat(calls()).doesNotContain("[sql] [--execute=a]");
  }

  @Test
  void the_first_error_ends_it() throws Exception {
    database(0, "--execute=b");

    assertThat(script.run("--execute=a", "--execute=b", "--execute=c").status()).isNotZero();
    assertThat(calls()).endsWith("[sql] [--execute=b]");
  }

  private Script.Result finalizing(String data, String line) throws Exception {
    Files.writeString(directory.resolve("version"), data + "\n");
    database(0, "");
    Script finalizing =
        new Script(
            List.of("/bin/sh"),
            Files.createDirectory(directory.resolve("again")),
            "sql.sh",
            PatientScript.of(CockroachDb.class, "sql.sh"),
            Map.of(
                "SECONDS_TO_WAIT",
                "60",
                "FINALIZE",
                line,
                "VERSION_FILE",
                directory.resolve("version").toString(),
                "CALLS",
                calls.toString(),
                "COCKROACH",
                directory.resolve("bin").resolve("cockroach").toString()));
    return finalizing.run();
  }

  @Test
  void the_data_are_converted_for_good_when_the_owner_names_the_version_that_runs()
      throws Exception {
    assertThat(finalizing("25.4", "26.2").output())
        .contains("converting the data from 25.4 to 26.2 for good");
    assertThat(calls()).endsWith("[sql] [--execute=SET CLUSTER SETTING version = '26.2']");
  }

  @Test
  void data_that_are_of_that_version_are_left_alone() throws Exception {
    assertThat(finalizing("26.2", "26.2").output()).contains("the data are of 26.2");
    assertThat(calls()).noneMatch(call -> call.contains("SET CLUSTER SETTING version ="));
  }

  @Test
  void nothing_is_converted_unless_the_owner_says_so() throws Exception {
    assertThat(finalizing("25.4", "").status()).isZero();
    assertThat(calls()).noneMatch(call -> call.contains("CLUSTER SETTING version"));
  }

  /**
   * A database.
   *
   * @param failures how often it does not answer at first
   * @param refused an argument that it refuses
   */
  private void database(int failures, String refused) throws IOException {
    script.program(
        "cockroach",
        """
        #!/bin/sh
        line=
        for argument; do line="$line [$argument]"; done
        echo "${line# }" >>"$CALLS"
        test "$(wc -l <"$CALLS")" -gt %d || { echo "connection refused" >&2; exit 1; }
        case "$*" in *"SHOW CLUSTER SETTING version"*) printf 'version\\n' && cat "$VERSION_FILE" ;; esac
        test "$2" != '%s'
        """
            .formatted(failures, refused));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }
}
