package dev.trainyard.maven;

import dev.trainyard.generator.problem.Rule;

/** Parameters without which a goal does not know what to do. */
final class Required {

  private Required() {}

  /**
   * The text of a parameter.
   *
   * @param property the property that sets it
   * @param value its text; null or blank when it is not set
   * @param meaning what it has to be
   * @throws GoalFailure when it is not set
   */
  static String text(String property, String value, String meaning) throws GoalFailure {
    return RemoteSettings.given(value)
        .orElseThrow(
            () ->
                GoalFailure.of(
                    Rule.PUBLISH_SETTING,
                    property + " is not set",
                    meaning,
                    "Give it on the command line: -D" + property + "=…"));
  }
}
