package dev.trainyard.apps.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The certificate of the console comes into force without a restart. */
class ServerScriptTest {

  /**
   * Says with which certificate it runs, at its start and whenever it is told to look again. No
   * shell: between two commands it would miss the signal, and wait for the next one.
   */
  private static final String PROGRAM =
      """
      #!/usr/bin/env python3
      import os, pathlib, signal
      def show(word):
          certificate = pathlib.Path(os.environ["IN_USE"], "ui.crt")
          there = certificate.read_text() if certificate.exists() else "none"
          print(word, os.getpid(), there, flush=True)
      told = {signal.SIGHUP, signal.SIGTERM}
      signal.pthread_sigmask(signal.SIG_BLOCK, told)
      show("start")
      while signal.sigwait(told) == signal.SIGHUP:
          show("again")
      """;

  @TempDir Path directory;
  private Path console;
  private Path inUse;
  private Script script;
  private Process process;

  @BeforeEach
  void mount() throws Exception {
    console = directory.resolve("console");
    inUse = Files.createDirectory(directory.resolve("in-use"));
    script(List.of("/bin/sh"));
  }

  private void script(List<String> shell) throws Exception {
    Path place = Files.createTempDirectory(directory, "run");
    Path made = Files.createDirectory(place.resolve("made"));
    for (String name : new String[] {"ca.crt", "node.crt", "node.key"}) {
      Files.writeString(made.resolve(name), "made");
    }
    script =
        new Script(
            shell,
            Files.createDirectory(place.resolve("script")),
            CockroachDb.class,
            "server.sh",
            Map.of(
                "MADE", made.toString(),
                "CONSOLE", console.toString(),
                "IN_USE", inUse.toString(),
                "SECONDS_BETWEEN_LOOKS", "0.1"));
  }

  @AfterEach
  void stop() throws Exception {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  static Stream<List<String>> shells() {
    return Script.shells();
  }

  private BufferedReader started() throws IOException {
    process = script.start(script.program("cockroach", PROGRAM).toString(), "start");
    return process.inputReader();
  }

  private void certificate(String name) throws IOException {
    Files.createDirectories(console);
    for (String file : new String[] {"ui.key", "ui.crt"}) {
      Path aside = Files.writeString(directory.resolve(file), name);
      Files.move(aside, console.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void without_a_certificate_of_the_nas_there_is_nothing_to_look_after() throws Exception {
    assertThat(started().readLine()).isEqualTo("start " + process.pid() + " none");
    assertThat(process.descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void the_program_is_the_first_process_and_has_all_certificates_for_itself_alone()
      throws Exception {
    certificate("one");

    assertThat(started().readLine()).isEqualTo("start " + process.pid() + " one");
    for (String file : new String[] {"ca.crt", "node.crt", "node.key", "ui.crt", "ui.key"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inUse.resolve(file))))
          .isEqualTo("r--------");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_renewed_certificate_is_taken_and_the_program_told_without_a_restart(List<String> shell)
      throws Exception {
    script(shell);
    certificate("one");
    BufferedReader output = started();
    output.readLine();

    certificate("two");

    assertThat(output.readLine()).isEqualTo("server: the console has another certificate");
    assertThat(output.readLine()).isEqualTo("again " + process.pid() + " two");
    certificate("three");
    assertThat(output.readLine()).isEqualTo("server: the console has another certificate");
    assertThat(output.readLine()).isEqualTo("again " + process.pid() + " three");
  }

  @Test
  void a_certificate_that_goes_away_for_a_moment_ends_nothing() throws Exception {
    certificate("one");
    BufferedReader output = started();
    output.readLine();

    Files.delete(console.resolve("ui.crt"));
    certificate("two");

    output.readLine();
    assertThat(output.readLine()).isEqualTo("again " + process.pid() + " two");
  }
}
