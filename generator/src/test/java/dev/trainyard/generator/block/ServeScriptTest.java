package dev.trainyard.generator.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One server on the same data, with the real {@code flock} and a program that only says it runs.
 */
class ServeScriptTest {

  /** What it starts holds the lock with it, as the children of a server do. */
  private static final String PROGRAM = "sleep 60 & echo \"runs $$ $*\"; wait";

  @TempDir private Path temp;
  private final List<Process> processes = new ArrayList<>();

  static Stream<List<String>> shells() {
    return ProxyScriptTest.shells();
  }

  @BeforeEach
  void directories() throws IOException {
    Files.createDirectory(temp.resolve("bin"));
    Files.createDirectory(temp.resolve("data"));
    Files.writeString(temp.resolve("serve.sh"), PostgreSql.serveScript());
  }

  @AfterEach
  void stop() throws Exception {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(List<String> shell) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(
                        shell.stream(),
                        Stream.of(
                            temp.resolve("serve.sh").toString(), "sh", "-c", PROGRAM, "sh", "a b"))
                    .toList())
            .redirectErrorStream(true);
    builder.environment().put("PGDATA", temp.resolve("data/pgdata").toString());
    builder.environment().put("PATH", temp.resolve("bin") + ":" + System.getenv("PATH"));
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private void program(String name, String body) throws IOException {
    Path file = Files.writeString(temp.resolve("bin").resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What a process says up to the line with which it runs, or ends. */
  private static List<String> said(Process process) throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    do {
      line = process.inputReader().readLine();
      lines.add(line);
    } while (line != null && !line.startsWith("runs "));
    return lines;
  }

  /** A server that finds the data open, and is about to ask again. */
  private Process waiting(List<String> shell) throws IOException {
    program("sleep", "[ $1 != 1 ] || echo asks; exec /bin/sleep \"$1\"");
    Process process = start(shell);
    assertThat(process.inputReader().readLine()).isEqualTo("asks");
    return process;
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_second_server_is_refused_for_as_long_as_the_first_one_runs(List<String> shell)
      throws Exception {
    program("sleep", "[ $1 = 1 ] || exec /bin/sleep \"$1\"");
    Process blue = start(shell);
    assertThat(said(blue)).as("the first process").containsExactly("runs " + blue.pid() + " a b");

    Process green = start(shell);
    assertThat(said(green).get(0))
        .contains("another server has this data open", "nothing was changed");
    assertThat(green.waitFor()).isEqualTo(1);
    assertThat(blue.isAlive()).isTrue();
  }

  /** A server that was killed leaves children that still write. */
  @ParameterizedTest
  @MethodSource("shells")
  void a_second_server_waits_for_the_last_child_of_the_first_one(List<String> shell)
      throws Exception {
    Process blue = start(shell);
    said(blue);
    List<ProcessHandle> children = blue.descendants().toList();
    assertThat(children).isNotEmpty();
    blue.destroyForcibly().waitFor();

    Process green = waiting(shell);
    children.forEach(ProcessHandle::destroyForcibly);

    assertThat(said(green)).last().asString().startsWith("runs ");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void who_waits_ends_when_it_is_told_to(List<String> shell) throws Exception {
    said(start(shell));
    Process green = waiting(shell);

    green.toHandle().destroy();

    assertThat(said(green)).allMatch(line -> line == null || line.equals("asks"));
    assertThat(green.waitFor()).isEqualTo(143);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_share_without_locks_is_told_of(List<String> shell) throws Exception {
    program("flock", "exit 71");

    List<String> said = said(start(shell));

    assertThat(said.get(0)).contains("cannot be locked (flock: 71)");
    assertThat(said).last().asString().startsWith("runs ");
  }
}
