package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.model.EditionWord;

/** An environment variable of a container. */
public sealed interface Variable {

  /** Yields its name. */
  Expression<String> name();

  /**
   * A variable that everybody may read.
   *
   * @param name yields its name
   * @param value yields its value
   */
  record Open(Expression<String> name, Expression<?> value) implements Variable {}

  /**
   * A variable that holds a secret.
   *
   * @param name yields its name
   * @param value yields its value
   * @param key yields the name under which the unit's secrets hold the value
   */
  record Secret(Expression<String> name, Expression<?> value, Expression<String> key)
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
   */
  record OfEdition(Expression<String> name, EditionWord.OfValue value) implements Variable {}
}
