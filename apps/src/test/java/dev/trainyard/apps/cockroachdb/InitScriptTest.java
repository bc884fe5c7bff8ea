package dev.trainyard.apps.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.PatientScript;
import dev.trainyard.apps.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which words the program says is told by the vendor's chart, which looks for the same ones. */
class InitScriptTest {

  @TempDir Path directory;
  private Path calls;

  private Script.Result initAfter(List<String> shell, int failures, String failure, String then)
      throws Exception {
    calls = Files.createFile(directory.resolve("calls"));
    Script script =
        new Script(
            shell,
            directory,
            "init.sh",
            PatientScript.of(CockroachDb.class, "init.sh"),
            Map.of(
                "SECONDS_TO_WAIT", "60",
                "CALLS", calls.toString(),
                "COCKROACH", directory.resolve("bin").resolve("cockroach").toString()));
    script.program("sleep", "#!/bin/sh\n");
    script.program("date", "#!/bin/sh\nwc -l <\"$CALLS\" | sed 's/$/0/'\n");
    script.program(
        "cockroach",
        """
        #!/bin/sh
        echo "$*" >>"$CALLS"
        if test "$(wc -l <"$CALLS")" -le %d; then
          echo "%s" >&2
          exit 1
        fi
        %s
        """
            .formatted(failures, failure, then));
    return script.run();
  }

  static List<List<String>> shells() {
    return Script.shells().toList();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void it_waits_for_the_node_and_makes_the_cluster(List<String> shell) throws Exception {
    Script.Result result =
        initAfter(
            shell,
            2,
            "ERROR: dial tcp: connection refused",
            "echo Cluster successfully initialized");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls()).containsExactly("init", "init", "init");
    assertThat(result.output()).contains("the cluster is made");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_cluster_that_is_there_is_left_alone(List<String> shell) throws Exception {
    Script.Result result =
        initAfter(shell, 0, "", "echo 'ERROR: cluster has already been initialized' >&2; exit 1");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls()).containsExactly("init");
    assertThat(result.output()).contains("the cluster is there");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void it_gives_up_and_says_why(List<String> shell) throws Exception {
    Script.Result result = initAfter(shell, 1000, "ERROR: dial tcp: i/o timeout", "");

    assertThat(result.status()).isNotZero();
    assertThat(result.output())
        .contains("does not answer")
        .contains("ERROR: dial tcp: i/o timeout");
    assertThat(calls()).hasSize(6);
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }
}
