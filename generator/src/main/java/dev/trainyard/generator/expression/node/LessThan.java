package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/**
 * True when the left number is smaller.
 *
 * @param left the number that should be smaller
 * @param right the number that should be larger
 */
public record LessThan(Expression<Long> left, Expression<Long> right) implements Node<Boolean> {

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.lessThan(this);
  }
}
