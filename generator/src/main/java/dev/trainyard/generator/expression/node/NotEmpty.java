package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * True when the list has at least one item.
 *
 * @param list the list
 */
public record NotEmpty(ListAnswer list) implements Node<Boolean> {

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.notEmpty(this);
  }
}
