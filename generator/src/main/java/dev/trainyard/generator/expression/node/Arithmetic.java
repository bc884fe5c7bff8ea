package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/**
 * A calculation with whole numbers; a result beyond {@link Bounds#EXACT} is refused.
 *
 * @param operator what to do
 * @param left first operand
 * @param right second operand; for a division a literal other than 0
 */
public record Arithmetic(Operator operator, Expression<Long> left, Expression<Long> right)
    implements Node<Long> {

  /** The operations. */
  public enum Operator {
    /** Sum. */
    PLUS,
    /** Difference. */
    MINUS,
    /** Product. */
    TIMES,
    /** Quotient, rounded towards zero. */
    DIVIDED_BY
  }

  /** Refuses a division by anything but a literal other than 0. */
  public Arithmetic {
    if (operator == Operator.DIVIDED_BY
        && !(right instanceof Literal<Long> divisor && divisor.value() != 0)) {
      throw new IllegalArgumentException("a division needs a literal divisor other than 0");
    }
  }

  @Override
  public Kind kind() {
    return Kind.INTEGER;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.arithmetic(this);
  }
}
