package dev.trainyard.generator.value;

/**
 * Something that has a value once the answers are known: a question's handle or an expression.
 *
 * @param <T> {@link String}, {@link Long} or {@link Boolean}
 */
public interface Value<T> {

  /** The expression that yields the value. */
  Expression<T> expression();
}
