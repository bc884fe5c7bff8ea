package dev.trainyard.generator.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.model.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The certificate of the proxy comes into force without a restart. */
class ProxyScriptTest {

  /**
   * Says what it reads, at its start and whenever it is told to read again. No shell: between two
   * commands it would miss the signal, and wait for the next one.
   */
  private static final String PROGRAM =
      """
      import os, pathlib, signal, sys
      def show(word):
          certificate = pathlib.Path(os.environ["CERTIFICATE"], "tls.crt")
          there = certificate.read_text() if certificate.exists() else ""
          print(word, os.getpid(), there, flush=True)
      told = {signal.SIGUSR1, signal.SIGTERM}
      signal.pthread_sigmask(signal.SIG_BLOCK, told)
      show("start " + " ".join(sys.argv[1:]))
      while signal.sigwait(told) == signal.SIGUSR1:
          show("again")
      """;

  @TempDir Path directory;
  private Path certificate;
  private Path script;
  private final Map<String, String> environment = new HashMap<>();
  private Process process;

  static Stream<List<String>> shells() {
    List<String> path = List.of(System.getenv("PATH").split(":"));
    return Stream.of(List.of("dash"), List.of("bash"), List.of("busybox", "sh"))
        .filter(
            shell ->
                path.stream()
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell.get(0)))));
  }

  @BeforeEach
  void mount() throws Exception {
    certificate = Files.createDirectory(directory.resolve("tls"));
    script =
        Files.writeString(directory.resolve("proxy.sh"), TextFile.of(TlsProxy.class, "proxy.sh"));
    Files.writeString(directory.resolve("program.py"), PROGRAM);
    certificate("one");
    environment.put("CERTIFICATE", certificate.toString());
    environment.put("SECONDS_BETWEEN_LOOKS", "0.1");
  }

  @AfterEach
  void stop() throws Exception {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  private BufferedReader started(List<String> shell) throws IOException {
    String program = directory.resolve("program.py").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(
                        shell.stream(),
                        Stream.of(script.toString(), "python3", program, "run", "a b"))
                    .toList())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    process = builder.start();
    return process.inputReader();
  }

  private void certificate(String name) throws IOException {
    for (String file : new String[] {"tls.key", "tls.crt"}) {
      Path aside = Files.writeString(directory.resolve(file), name);
      Files.move(aside, certificate.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void the_program_is_the_first_process_and_is_told_of_each_renewed_certificate(List<String> shell)
      throws Exception {
    BufferedReader output = started(shell);

    assertThat(output.readLine()).isEqualTo("start run a b " + process.pid() + " one");
    certificate("two");
    untilAgain(output, "two");
    certificate("three");
    untilAgain(output, "three");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_certificate_that_goes_away_for_a_moment_ends_nothing(List<String> shell) throws Exception {
    BufferedReader output = started(shell);
    output.readLine();

    Files.delete(certificate.resolve("tls.crt"));
    Files.delete(certificate.resolve("tls.key"));
    certificate("two");

    untilAgain(output, "two");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void without_a_certificate_there_is_nothing_to_look_after(List<String> shell) throws Exception {
    Files.delete(certificate.resolve("tls.crt"));
    environment.put("CERTIFICATE", "");

    assertThat(started(shell).readLine()).startsWith("start run a b " + process.pid());
    assertThat(process.descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  /** A look between the two files is followed by another one. */
  private void untilAgain(BufferedReader output, String name) throws IOException {
    String last = "again " + process.pid() + " " + name;
    for (String line = output.readLine(); !last.equals(line); line = output.readLine()) {
      assertThat(line)
          .as("until %s", last)
          .matches("proxy: there is another certificate|again " + process.pid() + " .*");
    }
  }
}
