package dev.trainyard.generator.expression;

/**
 * True when two items of a list give the same answer.
 *
 * @param list the list
 * @param variable the variable of the answer within an item
 */
public record HasDuplicates(ListAnswer list, String variable) implements Expression<Boolean> {

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.hasDuplicates(this);
  }
}
