package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/**
 * True when the text starts with a constant.
 *
 * @param value the text
 * @param prefix the constant
 */
public record StartsWith(Expression<String> value, String prefix) implements Node<Boolean> {

  /** Refuses null. */
  public StartsWith {
    NotNull.of(value, "the value");
    NotNull.of(prefix, "the beginning");
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.startsWith(this);
  }
}
