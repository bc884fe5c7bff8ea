package dev.trainyard.apps.gocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElasticAgentsScriptTest {

  @TempDir Path directory;
  private Path calls;

  static List<List<String>> shells() {
    return Script.shells().toList();
  }

  /**
   * The pod is stopped, and the server answers some times more.
   *
   * @param answers how often
   * @param refused whether the API refuses everything
   */
  private Script.Result stopped(List<String> shell, int answers, boolean refused) throws Exception {
    calls = Files.createFile(directory.resolve("calls"));
    Path account = Files.createDirectory(directory.resolve("account"));
    Files.writeString(account.resolve("token"), "a-token");
    Files.writeString(account.resolve("namespace"), "ix-ci");
    Files.writeString(directory.resolve("answers"), "");
    Script script =
        new Script(
            shell,
            directory,
            Gocd.class,
            "elastic-agents.sh",
            Map.of(
                "SERVER",
                "http://127.0.0.1:8153/go/api/v1/health",
                "KUBERNETES_SERVICE_HOST",
                "10.43.0.1",
                "KUBERNETES_SERVICE_PORT",
                "443",
                "ACCOUNT",
                account.toString(),
                "CALLS",
                calls.toString(),
                "ANSWERS",
                directory.resolve("answers").toString()));
    script.program(
        "sleep",
        """
        #!/bin/sh
        echo "sleep $1" >>"$CALLS"
        test "$1" != 3600 || kill -TERM "$PPID"
        """);
    script.program("date", "#!/bin/sh\nwc -l <\"$ANSWERS\"\n");
    script.program(
        "curl",
        """
        #!/bin/sh
        case $* in
          *DELETE*) echo "curl $*" >>"$CALLS" && cat >>"$CALLS" && exit %d ;;
        esac
        echo >>"$ANSWERS"
        test "$(wc -l <"$ANSWERS")" -le %d
        """
            .formatted(refused ? 22 : 0, answers));
    return script.run();
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void it_sleeps_until_the_pod_is_stopped_and_ends_agents_until_the_server_is_gone(
      List<String> shell) throws Exception {
    Script.Result result = stopped(shell, 2, false);

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(calls()).first().isEqualTo("sleep 3600");
    assertThat(calls())
        .filteredOn(call -> call.startsWith("curl"))
        .hasSize(1 + 2 + 1)
        .allSatisfy(
            call ->
                assertThat(call)
                    .contains("--request DELETE")
                    .contains("--cacert " + directory.resolve("account/ca.crt"))
                    .endsWith(
                        " https://10.43.0.1:443/api/v1/namespaces/ix-ci/pods"
                            + "?labelSelector=kind%3Dkubernetes-elastic-agent"
                            + "&gracePeriodSeconds=10")
                    .doesNotContain("a-token"));
    assertThat(calls()).contains("Authorization: Bearer a-token");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_server_that_never_ends_and_an_api_that_refuses_do_not_keep_it(List<String> shell)
      throws Exception {
    Script.Result result = stopped(shell, 1000, true);

    assertThat(result.status()).isZero();
    assertThat(result.output()).contains("could not be ended");
    assertThat(calls()).hasSizeLessThan(200);
  }
}
