package dev.trainyard.maven;

import java.util.Objects;

/**
 * What is fixed about a goal.
 *
 * @param name its name, which is that of its result, too
 * @param outcomeOfFailure what is said first when nothing came of it, such as {@code Nothing was
 *     published}
 * @param needsDefinitions whether it makes no sense in a module with packaging {@code pom}
 */
record GoalKind(String name, String outcomeOfFailure, boolean needsDefinitions) {

  /** Checks the components; none may be null. */
  GoalKind {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(outcomeOfFailure, "outcomeOfFailure");
  }

  /** A goal that has to do with the definitions of a module. */
  static GoalKind ofDefinitions(String name, String outcomeOfFailure) {
    return new GoalKind(name, outcomeOfFailure, true);
  }

  /** A goal that can be called anywhere. */
  static GoalKind ofAnyPlace(String name, String outcomeOfFailure) {
    return new GoalKind(name, outcomeOfFailure, false);
  }
}
