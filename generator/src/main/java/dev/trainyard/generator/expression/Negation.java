package dev.trainyard.generator.expression;

/**
 * True when the condition does not hold.
 *
 * @param condition the condition
 */
public record Negation(Expression<Boolean> condition) implements Expression<Boolean> {

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.negation(this);
  }
}
