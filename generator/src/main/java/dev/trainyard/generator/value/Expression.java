package dev.trainyard.generator.value;

/**
 * What is computed from answers. Definitions get it from handles and from {@link
 * dev.trainyard.generator.expression.Expressions}; what it is made of is the business of those who
 * print or evaluate it. Immutable; equal when it means the same.
 *
 * @param <T> {@link String}, {@link Long} or {@link Boolean}
 */
public interface Expression<T> extends Value<T> {

  /** The type of the value. */
  Kind kind();

  @Override
  default Expression<T> expression() {
    return this;
  }
}
