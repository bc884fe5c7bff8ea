package dev.trainyard.catalog.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The git command line. It answers what only git can answer: what the settings of the user say
 * about a work tree, and how a push to a repository in a local folder ends.
 */
final class GitProgram {

  /** What a command may say at most; far more than is ever shown. */
  private static final int MOST = 8 << 20;

  /** How often its output is looked at, which else would fill the disk. */
  private static final int LOOK_MILLIS = 100;

  /** All that a hook of a repository is told about the surroundings of its caller. */
  private static final Set<String> HARMLESS =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG",
          "TZ",
          "TMPDIR",
          "TMP",
          "TEMP",
          "LD_LIBRARY_PATH",
          "SYSTEMROOT",
          "COMSPEC",
          "PATHEXT",
          "USERPROFILE",
          "APPDATA");

  private final Path folder;
  private final Surroundings surroundings;

  /** Sets the environment of a command. */
  @FunctionalInterface
  private interface Surroundings {
    void in(Map<String, String> environment);
  }

  /**
   * What a command said.
   *
   * @param code 0 for success
   * @param out standard output; bytes that are not UTF-8 are replaced
   * @param err standard error
   */
  record Said(int code, String out, String err) {}

  private GitProgram(Path folder, Surroundings surroundings) {
    this.folder = folder;
    this.surroundings = surroundings;
  }

  /** git in a folder of the user's, with all settings of user and machine. */
  static GitProgram ofUser(Path folder) {
    return new GitProgram(folder, GitProgram::forUser);
  }

  /** Takes away what git must not know: it starts filters and monitors that settings name. */
  static void forUser(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(
            name ->
                // A hook that runs Maven names the repository of the hook.
                name.startsWith("GIT_") && !name.startsWith("GIT_CONFIG")
                    // The token to publish with.
                    || name.startsWith("TRUENAS_"));
  }

  /**
   * git without settings of user and machine, and without anything secret: what it starts, such as
   * hooks, belongs to somebody else.
   *
   * @param settings the only file with settings
   */
  static GitProgram alone(Path folder, Path settings) {
    return new GitProgram(
        folder,
        environment -> {
          environment
              .keySet()
              .removeIf(name -> !HARMLESS.contains(name.toUpperCase(java.util.Locale.ROOT)));
          environment.put("GIT_CONFIG_NOSYSTEM", "1");
          environment.put("GIT_CONFIG_GLOBAL", settings.toAbsolutePath().toString());
          environment.put("GIT_TERMINAL_PROMPT", "0");
          environment.put("LC_MESSAGES", "C");
        });
  }

  /**
   * Whether there is a git to be run.
   *
   * @throws IOException when there is one, and it cannot be used
   */
  static boolean isInstalled() throws IOException {
    try {
      Said version = ofUser(Path.of("").toAbsolutePath()).run(Duration.ofMinutes(1), "--version");
      if (version.code() != 0) {
        throw new IOException(
            "git --version ended with "
                + version.code()
                + "; look whether the folder for temporary files, "
                + System.getProperty("java.io.tmpdir")
                + ", is full: "
                + version.err().strip());
      }
      return true;
    } catch (NoProgramException e) {
      return false;
    }
  }

  /** There is no git. */
  private static final class NoProgramException extends IOException {

    private static final long serialVersionUID = 1L;

    NoProgramException() {
      super("there is no git on the path");
    }

    NoProgramException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * Runs a command to its end.
   *
   * @param limit how long it may take
   * @throws IOException when it cannot be started, takes longer, or says too much
   */
  Said run(Duration limit, String... arguments) throws IOException {
    // Files, not pipes: what a hook leaves running in the background would keep a pipe open.
    Path out = temporary(".out");
    Path err = temporary(".err");
    try {
      return run(limit, out, err, arguments);
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  private static Path temporary(String suffix) throws IOException {
    try {
      return Files.createTempFile("trainyard-", suffix);
    } catch (IOException e) {
      throw new IOException(
          "the folder for temporary files, "
              + System.getProperty("java.io.tmpdir")
              + ", cannot be used: "
              + e.getClass().getSimpleName()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private static Process start(ProcessBuilder builder) throws NoProgramException {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new NoProgramException(e);
    }
  }

  private Said run(Duration limit, Path out, Path err, String... arguments) throws IOException {
    // Where git is called may be a folder of somebody else, with a program of that name in it.
    Path git = ProgramPath.ofProcess().find("git").orElseThrow(NoProgramException::new);
    List<String> command = new ArrayList<>(List.of(git.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    surroundings.in(builder.environment());
    Process process = start(builder);
    try {
      process.getOutputStream().close();
      long end = System.nanoTime() + limit.toNanos();
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() - end > 0) {
          throw new IOException(
              "git " + arguments[0] + " has not ended for " + limit.toMinutes() + " min");
        }
        if (Files.size(out) > MOST || Files.size(err) > MOST) {
          throw new IOException(
              "git " + arguments[0] + " was ended, as it, or a hook, did not stop talking");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git was running", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    return new Said(process.exitValue(), text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
    }
  }
}
