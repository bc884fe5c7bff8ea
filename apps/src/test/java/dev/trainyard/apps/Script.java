package dev.trainyard.apps;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trainyard.generator.model.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A script of the app that runs as its container runs it, with programs of the test. */
public final class Script {

  /** The shells of the images; busybox calls its own one as a command of itself. */
  private static final List<List<String>> SHELLS =
      List.of(List.of("dash"), List.of("bash"), List.of("busybox", "sh"));

  private final Path directory;
  private final Path script;
  private final Map<String, String> environment;
  private final List<String> shell;

  /**
   * Prepares a script.
   *
   * @param directory an empty directory of the test
   * @param beside the class beside which it lies
   * @param name name of the script's file
   */
  public Script(Path directory, Class<?> beside, String name, Map<String, String> environment)
      throws IOException {
    this(List.of("/bin/sh"), directory, beside, name, environment);
  }

  /**
   * Prepares a script for another shell.
   *
   * @param shell one of {@link #shells}
   */
  public Script(
      List<String> shell,
      Path directory,
      Class<?> beside,
      String name,
      Map<String, String> environment)
      throws IOException {
    this(shell, directory, name, TextFile.of(beside, name), environment);
  }

  /**
   * Prepares a script that is made of several.
   *
   * @param shell one of {@link #shells}
   * @param name name of its file
   */
  public Script(
      List<String> shell, Path directory, String name, String text, Map<String, String> environment)
      throws IOException {
    this.shell = shell;
    this.directory = directory;
    this.script = Files.writeString(directory.resolve(name), text);
    this.environment = environment;
    Files.createDirectory(directory.resolve("bin"));
  }

  /** Those of dash, bash and busybox that this machine has. */
  public static Stream<List<String>> shells() {
    List<String> path = List.of(System.getenv("PATH").split(":"));
    return SHELLS.stream()
        .filter(
            shell ->
                path.stream()
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell.get(0)))));
  }

  /**
   * The script killed before each of its lines, where a shell can read that.
   *
   * @param text the script
   */
  public static List<String> interrupted(String text) throws IOException, InterruptedException {
    List<String> lines = text.lines().toList();
    List<String> interrupted = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> with = new ArrayList<>(lines);
      with.add(i, "kill -9 $$");
      String cut = String.join("\n", with) + "\n";
      Process reader = new ProcessBuilder("/bin/sh", "-n").redirectErrorStream(true).start();
      try (var in = reader.getOutputStream()) {
        in.write(cut.getBytes(UTF_8));
      }
      reader.getInputStream().readAllBytes();
      if (reader.waitFor() == 0) {
        interrupted.add(cut);
      }
    }
    return interrupted;
  }

  /** What a run has left behind. */
  public record Result(int status, String output) {}

  /** Puts a program before those of the system. */
  public Path program(String name, String content) throws IOException {
    Path program = Files.writeString(directory.resolve("bin").resolve(name), content);
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  public Result run(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), output);
  }

  /** Starts it; its output and its errors are one. */
  public Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.add(script.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder
        .environment()
        .merge("PATH", directory.resolve("bin") + ":", (path, first) -> first + path);
    return builder.start();
  }
}
