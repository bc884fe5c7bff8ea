package dev.trainyard.generator.expression;

import java.util.List;

/**
 * The answer to a list question.
 *
 * @param path variables from the top of the values down to the list, at least one
 */
public record ListAnswer(List<String> path) {

  /** Copies the path. */
  public ListAnswer {
    path = List.copyOf(path);
  }

  /** The path as the wizard's payload has it, such as {@code agents}. */
  public String dotted() {
    return String.join(".", path);
  }
}
