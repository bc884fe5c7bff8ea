package dev.trainyard.catalog.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The git command line, as a second opinion on what was published. */
public final class Git {

  private Git() {}

  /** What the command says, without the last line break; fails unless it succeeds. */
  public static String run(Path folder, String... arguments) {
    Result result = result(folder, arguments);
    if (result.code() != 0) {
      throw new AssertionError("git " + Arrays.toString(arguments) + ": " + result.output());
    }
    return result.output().stripTrailing();
  }

  /** Exit code and what was said, standard error included. */
  public record Result(int code, String output) {}

  /** Runs the command, whatever comes of it. */
  public static Result result(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), said);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A new bare repository whose HEAD names {@code master}, as many servers make them. */
  public static Path bare(Path folder) {
    run(
        Path.of("."),
        "init",
        "--bare",
        "--initial-branch=master",
        "--quiet",
        folder.toAbsolutePath().toString());
    return folder;
  }

  /** Another repository with all that is in this one, for a test that changes it. */
  public static Path copy(Path repository, Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(repository)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.copy(
            path, folder.resolve(repository.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return folder;
  }

  /** Fails unless the repository is sound and its branch has one line of commits. */
  public static void requireSound(Path repository, String branch) {
    run(repository, "fsck", "--strict", "--full");
    String merges = run(repository, "rev-list", "--merges", branch);
    if (!merges.isEmpty()) {
      throw new AssertionError("merges: " + merges);
    }
  }
}
