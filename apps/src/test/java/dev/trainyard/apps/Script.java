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

/** A script of the app that runs as its container runs it, with programs of the test. */
public final class Script {

  private final Path directory;
  private final Path script;
  private final Map<String, String> environment;

  /**
   * Prepares a script.
   *
   * @param directory an empty directory of the test
   * @param beside the class beside which it lies
   * @param name name of the script's file
   */
  public Script(Path directory, Class<?> beside, String name, Map<String, String> environment)
      throws IOException {
    this.directory = directory;
    this.script = Files.writeString(directory.resolve(name), TextFile.of(beside, name));
    this.environment = environment;
    Files.createDirectory(directory.resolve("bin"));
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
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder
        .environment()
        .merge("PATH", directory.resolve("bin") + ":", (path, first) -> first + path);
    return builder.start();
  }
}
