package dev.trainyard.catalog.lint;

import dev.trainyard.generator.problem.Problem;
import java.util.Objects;

/**
 * A finding that the author of a catalog takes as it is.
 *
 * @param problem what was found
 * @param reason why it is taken, in the author's words
 */
public record Accepted(Problem problem, String reason) {

  /** Checks the components; none may be null. */
  public Accepted {
    Objects.requireNonNull(problem, "problem");
    Objects.requireNonNull(reason, "reason");
  }
}
