package dev.trainyard.catalog.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a class of these tests in a JVM of its own. */
public final class ChildJvm {

  /** Most live for a second: what makes a JVM fast later is not worth its time. */
  private static final List<String> SHORT_LIVED =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote");

  private ChildJvm() {}

  /**
   * The command line.
   *
   * @param options options of the JVM, before the class; these count more than the usual ones
   * @param arguments arguments of {@code main}
   */
  public static List<String> command(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIVED);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts it; its standard error goes to the standard error of the tests. */
  public static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The command line wrapped in a shell that first runs {@code preamble}. */
  public static List<String> inShell(String preamble, List<String> command) {
    if (File.separatorChar != '/') {
      throw new IllegalStateException("needs a POSIX shell");
    }
    List<String> wrapped = new ArrayList<>(List.of("sh", "-c", preamble + "; exec \"$0\" \"$@\""));
    wrapped.addAll(command);
    return wrapped;
  }
}
