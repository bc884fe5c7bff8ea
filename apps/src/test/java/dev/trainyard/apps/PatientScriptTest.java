package dev.trainyard.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.model.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatientScriptTest {

  private static final String KNOWN = "dial tcp 10.43.0.7:26257: connect: connection refused";
  private static final String GONE =
      "hostname resolving error: lookup db-server on 10.43.0.10:53: no such host";
  private static final String NOBODY_TO_ASK =
      "hostname resolving error: lookup db-server on 10.43.0.10:53: server misbehaving";
  private static final String GONE_FOR_PSQL =
      "psql: error: could not translate host name \"db-server\" to address: Name or service not"
          + " known";

  @TempDir Path directory;

  private static final Map<String, String> POD = Map.of("KUBERNETES_SERVICE_HOST", "10.43.0.1");

  private Script script(List<String> shell, Map<String, String> variables, String then)
      throws IOException {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("SECONDS_TO_WAIT", "480");
    environment.put("CLOCK", directory.resolve("clock").toString());
    Script script =
        new Script(
            shell,
            directory,
            "waiting.sh",
            TextFile.of(PatientScript.class, "patience.sh") + then,
            environment);
    Files.writeString(directory.resolve("clock"), "0");
    // Ten seconds go by from one look at the clock to the next.
    script.program(
        "date", "#!/bin/sh\nnow=$(cat \"$CLOCK\")\necho $((now + 10)) >\"$CLOCK\"\necho $now\n");
    return script;
  }

  /** How often it tries when it is told these in turn, the last one again and again. */
  private long attempts(List<String> shell, String... said) throws Exception {
    return tried(run(shell, POD, said));
  }

  private static long tried(Script.Result result) {
    return result.output().lines().filter(line -> line.startsWith("tried: ")).count();
  }

  private Script.Result run(List<String> shell, Map<String, String> variables, String... said)
      throws Exception {
    Script script =
        script(
            shell,
            variables,
            """
            answer=$1
            while echo "tried: $answer" && patient "$answer"; do
              test $# = 1 || shift
              answer=$1
            done
            """);
    script.program("sleep", "#!/bin/sh\n");
    Script.Result result = script.run(said);
    assertThat(result.status()).as(result.output()).isZero();
    return result;
  }

  static List<List<String>> shells() {
    return Script.shells().toList();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_database_that_does_not_answer_gets_all_the_time(List<String> shell) throws Exception {
    assertThat(attempts(shell, KNOWN)).isEqualTo(48);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_host_without_an_address_gets_a_minute(List<String> shell) throws Exception {
    assertThat(attempts(shell, GONE)).isEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void whatever_client_says_it(List<String> shell) throws Exception {
    assertThat(attempts(shell, GONE_FOR_PSQL)).isEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_host_that_was_there_and_is_gone_says_that_the_app_was_stopped(List<String> shell)
      throws Exception {
    Script.Result result = run(shell, POD, GONE, GONE, GONE, KNOWN, GONE);

    assertThat(result.output()).contains("the app was stopped");
    assertThat(tried(result)).isEqualTo(4 + 2);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_dns_that_does_not_answer_says_no_such_thing(List<String> shell) throws Exception {
    Script.Result result = run(shell, POD, KNOWN, NOBODY_TO_ASK);

    assertThat(result.output()).doesNotContain("stopped");
    assertThat(tried(result)).isEqualTo(1 + 6);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void names_that_come_and_go_with_containers_say_nothing(List<String> shell) throws Exception {
    assertThat(tried(run(shell, Map.of(), KNOWN, GONE))).isEqualTo(48);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void whether_the_name_is_unknown_or_nobody_could_be_asked(List<String> shell) throws Exception {
    assertThat(attempts(shell, GONE, NOBODY_TO_ASK)).isEqualTo(7);
  }

  /** Only a first process needs it, which no shell is here: so the handler itself is looked at. */
  @ParameterizedTest
  @MethodSource("shells")
  void it_ends_when_it_is_told_to(List<String> shell) throws Exception {
    assertThat(script(shell, POD, "trap\n").run().output())
        .containsPattern("exit 143.* (SIG)?TERM");
  }
}
