package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/**
 * A text made fit for a place with a syntax of its own.
 *
 * @param value the raw text
 * @param notation where it will stand
 */
public record Escaped(Expression<String> value, Notation notation) implements Node<String> {

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.escaped(this);
  }
}
