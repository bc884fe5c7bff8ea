package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * True when a text is among the items of a list of texts.
 *
 * @param list the list
 * @param item the text
 */
public record Contains(ListAnswer list, String item) implements Node<Boolean> {

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.contains(this);
  }
}
