package dev.trainyard.apps.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.PatientScript;
import dev.trainyard.apps.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** As net/url of Go says it, which quotes the whole address and what is wrong in it. */
  @ParameterizedTest
  @MethodSource("shells")
  void an_address_that_is_none_is_not_written_into_the_log(List<String> shell) throws Exception {
    Script.Result result =
        waiting(
            shell,
            Map.of(),
            List.of(
                "yes",
                "ERROR: parse \"s3://ID:part/rest@bucket?AWS_SECRET_ACCESS_KEY=key\": invalid port"
                    + " \":part\" after host"));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("ERROR: a URI, such as that of the backups, is no address")
        .doesNotContain("part/", ":part", "key");
  }

  /** As tree.MakeParseError of CockroachDB says it, and as the shell adds hints. */
  @ParameterizedTest
  @MethodSource("shells")
  void a_value_that_is_none_is_told_as_it_is(List<String> shell) throws Exception {
    String refused =
        "ERROR: could not parse \"yess\" as type bool: see https://www.cockroachlabs.com/docs";

    Script.Result result = waiting(shell, Map.of(), List.of("yes", refused));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains(refused).doesNotContain("URI");
  }

  /** CockroachDB writes it into its log whenever it is set. */
  @ParameterizedTest
  @MethodSource("shells")
  void a_licence_key_is_set_once_and_before_all_else(List<String> shell) throws Exception {
    Path licence = directory.resolve("licence.sql");
    Files.writeString(licence, "SET CLUSTER SETTING enterprise.license = 'crl-0-a/b+c=';\n");
    Map<String, String> asked = Map.of("LICENCE", licence.toString());

    for (String former : List.of("\"\"", "crl-0-a/b+c", "crl-0-a/b+c=")) {
      Files.writeString(calls, "");
      Script.Result result =
          waiting(shell, asked, List.of("yes", former, "SET CLUSTER SETTING", "yes"));

      assertThat(result.status()).as(result.output()).isZero();
      assertThat(result.output()).doesNotContain("crl-0-");
      assertThat(calls())
          .startsWith(
              "sql --execute=SELECT 1",
              "sql --format=tsv --execute=SHOW CLUSTER SETTING enterprise.license")
          .endsWith("sql --execute=a");
      assertThat(calls().contains("sql --file=" + licence))
          .isEqualTo(!former.equals("crl-0-a/b+c="));
    }
  }

  @Test
  void without_a_licence_key_none_is_asked_for() throws Exception {
    database(0, "");

    assertThat(script.run("--execute=a").status()).isZero();
    assertThat(calls()).noneMatch(call -> call.contains("license"));
  }

  /** The nodes start at the same time as the job, which needs one of them before. */
  @ParameterizedTest
  @MethodSource("shells")
  void finalizing_waits_for_the_last_node(List<String> shell) throws Exception {
    String later = "ERROR: failed to connect to n3 at server-3:26257: connection refused";

    Script.Result result =
        waiting(
            shell,
            Map.of("FINALIZE", "26.2"),
            List.of("yes", "yes", "25.4", later, later, "SET CLUSTER SETTING"));

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls())
        .endsWith(
            times(3, "sql --execute=SET CLUSTER SETTING version = '26.2'").toArray(String[]::new));

    Files.writeString(calls, "");
    result =
        waiting(
            shell,
            Map.of("FINALIZE", "26.2"),
            all(List.of("yes", "yes", "25.4"), times(100, later)));
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains(later).doesNotContain("does not answer");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void what_a_statement_says_is_in_the_log_as_it_is(List<String> shell) throws Exception {
    Script.Result result = waiting(shell, Map.of(), List.of("yes", "parse \"a\" %s \\ done"));

    assertThat(result.status()).isZero();
    assertThat(result.output()).contains("parse \"a\" %s \\ done");
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
   * A job that waits for a node and finds the app stopped, or something else.
   *
   * @param answers what the node says to each attempt; a second passes with each
   * @param variables more of the environment
   */
  private Script.Result waiting(
      List<String> shell, Map<String, String> variables, List<String> answers) throws Exception {
    Path place = Files.createTempDirectory(directory, "again");
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "SECONDS_TO_WAIT",
                "60",
                "CALLS",
                calls.toString(),
                "ANSWERS",
                Files.write(directory.resolve("answers"), answers).toString(),
                "COCKROACH",
                place.resolve("bin/cockroach").toString()));
    environment.putAll(variables);
    Script waiting =
        new Script(
            shell, place, "sql.sh", PatientScript.of(CockroachDb.class, "sql.sh"), environment);
    waiting.program("sleep", "#!/bin/sh\n");
    waiting.program("date", "#!/bin/sh\nwc -l <\"$CALLS\"\n");
    waiting.program(
        "cockroach",
        """
        #!/bin/sh
        echo "$*" >>"$CALLS"
        said=$(sed -n "$(($(wc -l <"$CALLS")))p" "$ANSWERS")
        case $said in ERROR*) echo "$said" >&2; exit 1 ;; esac
        echo "$said"
        """);
    return waiting.run("--execute=a");
  }

  private static List<String> times(int count, String answer) {
    return Collections.nCopies(count, answer);
  }

  private static List<String> all(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  static List<List<String>> shells() {
    return Script.shells().toList();
  }

  private static final String REFUSED = "ERROR: dial tcp 10.0.0.1:26257: connection refused";

  /** As pgconn and net of Go say it. */
  private static final String UNKNOWN =
      "ERROR: failed to connect to `host=x-server`: hostname resolving error (lookup x-server on"
          + " 10.43.0.10:53: no such host)";

  private static final Map<String, String> POD = Map.of("KUBERNETES_SERVICE_HOST", "10.43.0.1");

  @ParameterizedTest
  @MethodSource("shells")
  void it_ends_soon_and_well_when_the_app_is_stopped_meanwhile(List<String> shell)
      throws Exception {
    Script.Result result = waiting(shell, POD, all(times(3, REFUSED), times(60, UNKNOWN)));

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("the app was stopped");
    assertThat(calls()).hasSize(3 + 15).doesNotContain("sql --execute=a");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_name_that_is_unknown_for_a_moment_is_waited_for(List<String> shell) throws Exception {
    Script.Result result =
        waiting(
            shell,
            POD,
            all(
                all(times(10, UNKNOWN), times(1, REFUSED)),
                all(times(14, UNKNOWN), times(2, "yes"))));

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls()).endsWith("sql --execute=a");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_name_that_was_never_known_is_an_error(List<String> shell) throws Exception {
    Script.Result result = waiting(shell, POD, times(60, UNKNOWN));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("does not answer").contains("no such host");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void where_names_come_and_go_with_containers_an_unknown_one_says_nothing(List<String> shell)
      throws Exception {
    Script.Result result =
        waiting(shell, Map.of(), all(all(times(1, REFUSED), times(40, UNKNOWN)), times(2, "yes")));

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls()).endsWith("sql --execute=a");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void the_signal_that_stops_a_container_ends_it(List<String> shell) throws Exception {
    Script waiting =
        new Script(
            shell,
            Files.createDirectory(directory.resolve("again")),
            "sql.sh",
            PatientScript.of(CockroachDb.class, "sql.sh"),
            Map.of(
                "SECONDS_TO_WAIT",
                "60",
                "COCKROACH",
                directory.resolve("again/bin/cockroach").toString()));
    waiting.program("cockroach", "#!/bin/sh\nexit 1\n");
    waiting.program("sleep", "#!/bin/sh\nkill -TERM \"$PPID\"\n");

    assertThat(waiting.run("--execute=a").status()).isEqualTo(143);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void nodes_are_made_a_cluster_before(List<String> shell) throws Exception {
    Script.Result result =
        waiting(
            shell,
            Map.of("BEGINS", "true", "BEGUN", begun().toString()),
            List.of(REFUSED, REFUSED, "Cluster successfully initialized", "yes", "yes"));

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls())
        .containsExactly("init", "init", "init", "sql --execute=SELECT 1", "sql --execute=a");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void nodes_with_a_name_become_a_cluster_of_that_name(List<String> shell) throws Exception {
    Script.Result result =
        waiting(
            shell,
            Map.of("BEGINS", "true", "BEGUN", begun().toString(), "CLUSTER_NAME", "all nas"),
            List.of("Cluster successfully initialized", "yes", "yes"));

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls())
        .containsExactly(
            "init --cluster-name=all nas", "sql --execute=SELECT 1", "sql --execute=a");
  }

  /** Which words the program says is told by the vendor's chart, which looks for the same ones. */
  @ParameterizedTest
  @MethodSource("shells")
  void a_cluster_that_is_there_is_left_alone(List<String> shell) throws Exception {
    Script.Result result =
        waiting(
            shell,
            Map.of("BEGINS", "true", "BEGUN", begun().toString()),
            List.of("ERROR: cluster has already been initialized", "yes", "yes"));

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls()).containsExactly("init", "sql --execute=SELECT 1", "sql --execute=a");
    assertThat(begun()).exists();
  }

  /** A node that has lost its data waits for the others, whatever it is told first. */
  @ParameterizedTest
  @MethodSource("shells")
  void a_cluster_is_begun_once_whatever_becomes_of_the_data_of_a_node(List<String> shell)
      throws Exception {
    Files.createFile(begun());

    Script.Result result =
        waiting(
            shell,
            Map.of("BEGINS", "true", "BEGUN", begun().toString()),
            List.of(REFUSED, "yes", "yes"));

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls())
        .containsExactly("sql --execute=SELECT 1", "sql --execute=SELECT 1", "sql --execute=a");
  }

  private Path begun() {
    return directory.resolve("begun");
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
