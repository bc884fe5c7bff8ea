package dev.trainyard.generator.expression;

import java.util.List;

/**
 * True when every condition holds; true for none.
 *
 * @param conditions the conditions, evaluated in order
 */
public record All(List<Expression<Boolean>> conditions) implements Expression<Boolean> {

  /** Copies the list. */
  public All {
    conditions = List.copyOf(conditions);
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.all(this);
  }
}
