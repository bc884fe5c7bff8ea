package dev.trainyard.testcluster.compose;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The interpreters that a machine may have: the one on the path, and that of the system. */
public final class Python {

  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  private Python() {}

  /**
   * The program of one that has a module.
   *
   * @param module what is imported, such as {@code jinja2}
   * @return empty when none has it
   */
  public static Optional<String> having(String module) {
    return PYTHONS.stream().filter(python -> has(python, module)).findFirst();
  }

  private static boolean has(String python, String module) {
    try {
      return new ProcessBuilder(python, "-c", "import " + module)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
