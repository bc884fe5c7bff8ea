package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.List;

/**
 * True when every condition holds; true for none.
 *
 * @param conditions the conditions, evaluated in order
 */
public record All(List<Expression<Boolean>> conditions) implements Node<Boolean> {

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
