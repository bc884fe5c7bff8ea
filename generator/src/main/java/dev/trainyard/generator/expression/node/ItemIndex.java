package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * The position of a list item within its list, from 0.
 *
 * @param scope the scope of the item
 */
public record ItemIndex(Scope scope) implements Node<Long> {

  @Override
  public Kind kind() {
    return Kind.INTEGER;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.itemIndex(this);
  }
}
