package dev.trainyard.apps.uro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the container of the API goes from its migrations to its server, and ends in both. */
class StartTest {

  @TempDir Path directory;

  static Stream<List<String>> shells() {
    return Script.shells();
  }

  private Script script(List<String> shell, String migrate) throws Exception {
    Script script =
        new Script(
            shell,
            directory,
            "start.sh",
            // What lies in the directory of all is nobody's here.
            Uro.START.replace("/tmp/plug-*", directory.resolve("plug-*").toString()),
            Map.of());
    script.program(
        "mix",
        """
        #!/bin/sh
        case $1 in
          ecto.migrate) %s ;;
          *) echo "serves as $$" ;;
        esac
        """
            .formatted(migrate));
    return script;
  }

  @ParameterizedTest
  @MethodSource("shells")
  void the_server_takes_the_place_of_the_shell_after_the_migrations(List<String> shell)
      throws Exception {
    Process process = script(shell, "echo migrated").start();

    BufferedReader output = process.inputReader();
    assertThat(output.readLine()).isEqualTo("migrated");
    assertThat(output.readLine()).isEqualTo("serves as " + process.pid());
    assertThat(process.waitFor()).isZero();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void migrations_that_fail_end_it(List<String> shell) throws Exception {
    Script.Result result = script(shell, "echo no; exit 3").run();

    assertThat(result.status()).isEqualTo(3);
    assertThat(result.output()).isEqualTo("no\n");
  }

  /** Killed, they would leave what they do outside of a transaction half done. */
  @ParameterizedTest
  @MethodSource("shells")
  void migrations_hear_the_signal_to_stop_and_no_server_follows(List<String> shell)
      throws Exception {
    Process process =
        script(
                shell,
                "trap 'echo rolled back; exit 0' TERM; echo migrates; while :; do sleep 0.1; done")
            .start();
    BufferedReader output = process.inputReader();
    assertThat(output.readLine()).isEqualTo("migrates");

    // Its output stays open.
    process.toHandle().destroy();

    assertThat(output.readLine()).isEqualTo("rolled back");
    assertThat(output.readLine()).isNull();
    assertThat(process.waitFor()).isEqualTo(143);
  }
}
