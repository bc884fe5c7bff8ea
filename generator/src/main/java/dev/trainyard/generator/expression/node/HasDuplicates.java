package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * True when two items of a list give the same answer; one that is not given counts as the
 * question's default.
 *
 * @param list the list
 * @param answer the answer in an item
 */
public record HasDuplicates(ListAnswer list, Answer<?> answer) implements Node<Boolean> {

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.hasDuplicates(this);
  }
}
