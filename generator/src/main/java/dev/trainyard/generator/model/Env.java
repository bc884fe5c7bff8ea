package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.Optional;

/** An environment variable of a container. */
public sealed interface Env {

  /** Yields the variable's name. */
  Expression<String> name();

  /** Where the definition declares it. */
  SourceLine source();

  /**
   * A variable with a value. A value that holds a secret goes through the app's Secret.
   *
   * @param name yields the name
   * @param value yields the value; numbers and booleans in their usual notation
   * @param source where the definition declares it
   */
  record Plain(Expression<String> name, Expression<?> value, SourceLine source) implements Env {}

  /**
   * A variable with the version of the app in the catalog.
   *
   * @param name yields the name
   * @param more yields what comes behind it and a hyphen; none for the version alone
   * @param source where the definition declares it
   */
  record OfVersion(Expression<String> name, Optional<Expression<String>> more, SourceLine source)
      implements Env {}

  /**
   * A variable with a value that only one edition knows.
   *
   * @param name yields the name
   * @param value the value
   * @param source where the definition declares it
   */
  record OfEdition(Expression<String> name, EditionWord.OfValue value, SourceLine source)
      implements Env {

    /** Refuses null. */
    public OfEdition {
      NotNull.of(value, "the value");
    }
  }
}
