package dev.trainyard.apps.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;

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
            directory,
            "sql.sh",
            Map.of(
                "ATTEMPTS",
                "3",
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
        test "$2" != '%s'
        """
            .formatted(failures, refused));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }
}
