package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/**
 * True when both values are equal; both have the same kind.
 *
 * @param left one value
 * @param right the other value
 */
public record Equality(Expression<?> left, Expression<?> right) implements Node<Boolean> {

  /** Checks the kinds. */
  public Equality {
    if (left.kind() != right.kind()) {
      throw new IllegalArgumentException("cannot compare " + left.kind() + " with " + right.kind());
    }
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.equality(this);
  }
}
