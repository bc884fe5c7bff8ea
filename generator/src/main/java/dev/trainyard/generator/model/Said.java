package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;

/**
 * Something that a definition says, with the line of the statement.
 *
 * @param <T> the sort of thing
 * @param value what is said
 * @param source where
 */
public record Said<T>(T value, SourceLine source) {

  /** Refuses null. */
  public Said {
    NotNull.of(value, "what is said");
  }
}
