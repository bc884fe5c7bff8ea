package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.List;

/**
 * True when at least one condition holds; false for none.
 *
 * @param conditions the conditions, evaluated in order
 */
public record Any(List<Expression<Boolean>> conditions) implements Node<Boolean> {

  /** Copies the list. */
  public Any {
    conditions = List.copyOf(conditions);
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.any(this);
  }
}
