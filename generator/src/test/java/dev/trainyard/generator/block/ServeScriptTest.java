package dev.trainyard.generator.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final String PROGRAM = "echo \"runs $$ $*\"; sleep 60 & wait";

  @TempDir private Path temp;
  private final Map<String, Process> processes = new HashMap<>();

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
    for (Process process : processes.values()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(String name, List<String> shell) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(
                        shell.stream(),
                        Stream.of(
                            temp.resolve("serve.sh").toString(), "sh", "-c", PROGRAM, "sh", "a b"))
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve(name).toFile());
    builder.environment().put("PGDATA", temp.resolve("data/pgdata").toString());
    builder.environment().put("PATH", temp.resolve("bin") + ":" + System.getenv("PATH"));
    Process process = builder.start();
    processes.put(name, process);
    return process;
  }

  private void program(String name, String body) throws IOException {
    Path file = Files.writeString(temp.resolve("bin").resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String said(String name) throws IOException {
    return Files.readString(temp.resolve(name), UTF_8).strip();
  }

  private void untilRunning(String name) throws Exception {
    while (!said(name).startsWith("runs ")) {
      assertThat(processes.get(name).isAlive()).as("%s: %s", name, said(name)).isTrue();
      Thread.sleep(20);
    }
  }

  /** A server that finds the data open, and has asked again. */
  private Process waiting(String name, List<String> shell) throws Exception {
    Path asked = temp.resolve("asked");
    program("sleep", "[ $1 != 1 ] || echo >>" + asked + "; exec /bin/sleep \"$1\"");
    Process process = start(name, shell);
    while (Files.notExists(asked)) {
      assertThat(process.isAlive()).as(said(name)).isTrue();
      Thread.sleep(20);
    }
    assertThat(said(name)).isEmpty();
    return process;
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_second_server_is_refused_for_as_long_as_the_first_one_runs(List<String> shell)
      throws Exception {
    program("sleep", "[ $1 = 1 ] || exec /bin/sleep \"$1\"");
    Process blue = start("blue", shell);
    untilRunning("blue");
    assertThat(said("blue")).as("the first process").isEqualTo("runs " + blue.pid() + " a b");

    assertThat(start("green", shell).waitFor()).isEqualTo(1);
    assertThat(said("green")).contains("another server has this data open", "nothing was changed");
    assertThat(blue.isAlive()).isTrue();
  }

  /** A server that was killed leaves children that still write. */
  @ParameterizedTest
  @MethodSource("shells")
  void a_second_server_waits_for_the_last_child_of_the_first_one(List<String> shell)
      throws Exception {
    Process blue = start("blue", shell);
    untilRunning("blue");
    List<ProcessHandle> children = blue.descendants().toList();
    assertThat(children).isNotEmpty();
    blue.destroyForcibly().waitFor();

    Process green = waiting("green", shell);
    children.forEach(ProcessHandle::destroyForcibly);

    untilRunning("green");
    assertThat(green.isAlive()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void who_waits_ends_when_it_is_told_to(List<String> shell) throws Exception {
    start("blue", shell);
    untilRunning("blue");
    Process green = waiting("green", shell);

    green.destroy();

    assertThat(green.waitFor()).isEqualTo(143);
    assertThat(said("green")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_share_without_locks_is_told_of(List<String> shell) throws Exception {
    program("flock", "exit 71");

    start("blue", shell);

    while (!said("blue").contains("runs ")) {
      Thread.sleep(20);
    }
    assertThat(said("blue")).contains("cannot be locked (flock: 71)");
  }
}
