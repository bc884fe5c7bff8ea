package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Rule;
import java.util.Optional;

/**
 * Paths as answers. They are required: an empty one reaches the app as {@code .} (22.02 to 24.04)
 * and would mount the wrong directory.
 */
final class Paths {

  private Paths() {}

  /** What is wrong with a path. */
  static Optional<String> fault(String path) {
    return path.startsWith("/") && path.length() > 1
        ? Optional.empty()
        : Optional.of("it is no absolute path");
  }

  static void checkDefault(String path, Optional<String> fault, Faults faults) {
    if (fault.isPresent() || path != null && path.endsWith("/")) {
      faults.error(
          Rule.DEFAULT,
          "has the default \"" + path + "\"",
          "an absolute path without / at its end; within a container also without a colon and"
              + " without . or .. as one of its directories",
          "TrueNAS turns \"\" and \"/\" into \".\"; give a directory below /");
    }
  }
}
