package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/**
 * True when a constant stands somewhere in the text.
 *
 * @param value the text
 * @param part the constant
 */
public record Includes(Expression<String> value, String part) implements Node<Boolean> {

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.includes(this);
  }
}
