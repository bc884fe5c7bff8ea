package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * True when there is no answer at all, not even an empty one: the owner's answers hold none, or a
 * null.
 *
 * @param question the question
 * @param part which part of its answer
 * @param scope where the answer is looked up
 */
public record Missing(Asked question, Part part, Scope scope) implements Node<Boolean> {

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.missing(this);
  }
}
