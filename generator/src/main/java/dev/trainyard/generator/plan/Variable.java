package dev.trainyard.generator.plan;

import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;

/** An environment variable of a container. */
public sealed interface Variable {

  /** Yields its name. */
  Expression<String> name();

  /** Where the definition declares it. */
  SourceLine source();

  /**
   * A variable that everybody may read.
   *
   * @param name yields its name
   * @param value yields its value
   * @param source where the definition declares it
   */
  record Open(Expression<String> name, Expression<?> value, SourceLine source)
      implements Variable {}

  /**
   * A variable that holds a secret.
   *
   * @param name yields its name
   * @param value yields its value
   * @param key yields the name under which the unit's secrets hold the value
   * @param source where the definition declares it
   */
  record Secret(
      Expression<String> name, Expression<?> value, Expression<String> key, SourceLine source)
      implements Variable {

    /** What the unit's secrets hold of it. */
    Content content() {
      return new Content(key, value);
    }
  }

  /**
   * A variable whose value only one edition knows.
   *
   * @param name yields its name
   * @param value the word
   * @param source where the definition declares it
   */
  record OfEdition(Expression<String> name, EditionWord.OfValue value, SourceLine source)
      implements Variable {}
}
