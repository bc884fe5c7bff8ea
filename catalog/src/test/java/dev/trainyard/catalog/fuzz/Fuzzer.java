package dev.trainyard.catalog.fuzz;

import java.nio.file.Path;

/** What Jazzer calls, in a JVM of its own. */
public final class Fuzzer {

  /** Jazzer calls static methods, so there is no other place for it. */
  private static FuzzTarget target;

  private Fuzzer() {}

  /**
   * Called once.
   *
   * @param arguments the name of the target and a folder to work in
   */
  public static void fuzzerInitialize(String[] arguments) throws Exception {
    target = FuzzTargets.valueOf(arguments[0]).open(Path.of(arguments[1]));
    // Classes are loaded and instrumented with the first inputs.
    for (byte[] seed : target.seeds()) {
      target.read(seed);
    }
  }

  /** Called for every input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    target.read(Fuzzing.pumped(input));
  }
}
