package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * True when the answer was given: a text that is not empty, a number or boolean that is not null.
 *
 * @param answer the answer asked about
 */
public record Present(Answer<?> answer) implements Node<Boolean> {

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.present(this);
  }
}
