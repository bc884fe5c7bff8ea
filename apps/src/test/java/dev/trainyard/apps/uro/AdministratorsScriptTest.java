package dev.trainyard.apps.uro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.PatientScript;
import dev.trainyard.apps.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministratorsScriptTest {

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
            "administrators.sh",
            PatientScript.of(Uro.class, "administrators.sh"),
            Map.of(
                "API", "ci-uro-api",
                "PGPASSWORD", "pa'ss",
                "ADMINISTRATORS", "alice,bob_2",
                "UPLOADERS", "carol",
                "SECONDS_TO_WAIT", "60",
                "CALLS", calls.toString()));
    script.program("sleep", "#!/bin/sh\n");
    script.program("getent", "#!/bin/sh\n");
  }

  /** A database whose tables are there after some questions. */
  private void tablesAfter(int questions) throws IOException {
    script.program(
        "psql",
        """
        #!/bin/sh
        line=
        for argument; do line="$line [$argument]"; done
        case $line in
          *--command*)
            echo asked ${line##*--command} >>"$CALLS"
            test "$(wc -l <"$CALLS")" -gt %d || { echo "no such table" >&2; exit 1; }
            ;;
          *) { echo "${line# }" && cat; } >>"$CALLS" ;;
        esac
        """
            .formatted(questions));
  }

  @Test
  void rights_are_given_once_the_tables_are_there() throws Exception {
    tablesAfter(2);

    Script.Result result = script.run();

    assertThat(result.status()).as(result.output()).isZero();
    List<String> lines = Files.readAllLines(calls);
    assertThat(lines).hasSizeGreaterThan(4);
    assertThat(lines.subList(0, 3)).allMatch(line -> line.startsWith("asked"));
    assertThat(lines.get(3))
        .endsWith("[--set=ON_ERROR_STOP=1] [--set=admins=alice,bob_2] [--set=uploaders=carol]");
    assertThat(lines.get(4)).isEqualTo("UPDATE user_privilege_rulesets");
    assertThat(lines)
        .anyMatch(line -> line.contains("string_to_array(:'admins', ',')"))
        .anyMatch(line -> line.contains("string_to_array(:'uploaders', ',')"))
        .noneMatch(line -> line.contains("pa'ss"));
  }

  /** The last right came with a migration nine months after the one that makes the table. */
  @Test
  void a_table_that_a_migration_will_still_change_is_not_enough() throws Exception {
    String statements = PatientScript.of(Uro.class, "administrators.sh");
    String rights =
        statements.substring(
            statements.indexOf("SET is_admin"), statements.indexOf("  WHERE user_id IN"));
    tablesAfter(0);

    assertThat(script.run().status()).isZero();

    String question = Files.readString(calls).lines().findFirst().orElseThrow();
    assertThat(Pattern.compile("\\w+(?= = true)").matcher(rights).results().map(MatchResult::group))
        .hasSize(5)
        .allSatisfy(right -> assertThat(question).contains(right));
  }

  /** {@code getent} knows the name of the API for some questions, and not any more. */
  private Script.Result stopped(int questions, Map<String, String> variables) throws Exception {
    Map<String, String> environment = new HashMap<>(variables);
    environment.putAll(
        Map.of(
            "API", "ci-uro-api",
            "ADMINISTRATORS", "alice",
            "UPLOADERS", "",
            "SECONDS_TO_WAIT", "60",
            "CALLS", calls.toString()));
    Path again = Files.createDirectory(directory.resolve("again"));
    Script stopped =
        new Script(
            List.of("/bin/sh"),
            again,
            "administrators.sh",
            PatientScript.of(Uro.class, "administrators.sh"),
            environment);
    stopped.program("sleep", "#!/bin/sh\n");
    stopped.program("date", "#!/bin/sh\nwc -l <\"$CALLS\"\n");
    stopped.program("psql", "#!/bin/sh\necho asked >>\"$CALLS\"\nexit 1\n");
    stopped.program(
        "getent",
        "#!/bin/sh\ntest \"$*\" = 'hosts ci-uro-api' || exit 9\n"
            + "test \"$(wc -l <\"$CALLS\")\" -le "
            + questions
            + "\n");
    return stopped.run();
  }

  @Test
  void it_ends_soon_and_well_when_the_app_is_stopped_meanwhile() throws Exception {
    Script.Result result = stopped(3, Map.of("KUBERNETES_SERVICE_HOST", "10.43.0.1"));

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("the app was stopped");
    assertThat(Files.readAllLines(calls)).hasSize(3 + 15);
  }

  @Test
  void it_waits_on_where_names_come_and_go_with_containers() throws Exception {
    assertThat(stopped(3, Map.of()).status()).isEqualTo(1);
    assertThat(Files.readAllLines(calls)).hasSize(60);
  }

  @Test
  void it_gives_up_and_says_why() throws Exception {
    tablesAfter(1000);
    script.program("date", "#!/bin/sh\nwc -l <\"$CALLS\" | sed 's/$/000/'\n");

    Script.Result result = script.run();

    assertThat(result.status()).isNotZero();
    assertThat(result.output())
        .contains("the tables of Uro are not there")
        .contains("no such table");
    assertThat(Files.readAllLines(calls)).allMatch(line -> line.startsWith("asked"));
  }
}
