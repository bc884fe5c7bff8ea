package dev.trainyard.testcluster.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs in a JVM of their own, with the memory that benchmarks have. */
final class Jvm {

  /** What {@code .mvn/jvm.config} says, for programs that soon end. */
  static final List<String> SHORT_RUNS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final String MEMORY = "-Xmx256m";

  private Jvm() {}

  /**
   * Runs Java and waits for it.
   *
   * @param output where what it prints goes
   * @throws IllegalStateException when it fails
   */
  static void run(ProcessBuilder.Redirect output, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " fails");
    }
  }

  /** The arguments that run a program of the benchmarks. */
  static List<String> program(List<String> options, Class<?> main, String... arguments) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(MEMORY, "-cp", System.getProperty("java.class.path"), main.getName()));
    all.addAll(List.of(arguments));
    return all;
  }
}
