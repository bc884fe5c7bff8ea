package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import java.math.BigInteger;
import java.util.stream.Stream;

/**
 * The numbers that a value can be.
 *
 * @param least the smallest
 * @param most the largest
 */
public record Bounds(BigInteger least, BigInteger most) {

  /** The largest number that every reader of YAML and JSON takes for what it is: 2^53-1. */
  public static final long LARGEST = 9_007_199_254_740_991L;

  /** Whole numbers that every reader takes for what they are. */
  public static final Bounds EXACT = of(-LARGEST, LARGEST);

  /** The numbers from one to another. */
  public static Bounds of(long least, long most) {
    return new Bounds(BigInteger.valueOf(least), BigInteger.valueOf(most));
  }

  /** Whether a number is one of them. */
  public boolean contains(long number) {
    BigInteger big = BigInteger.valueOf(number);
    return least.compareTo(big) <= 0 && most.compareTo(big) >= 0;
  }

  /** Whether all of these numbers are among others. */
  public boolean isWithin(Bounds others) {
    return others.least.compareTo(least) <= 0 && others.most.compareTo(most) >= 0;
  }

  /** What an expression can be, before its result is checked. */
  public static Bounds of(Expression<Long> expression) {
    if (expression instanceof Literal<Long> literal) {
      return of(literal.value(), literal.value());
    }
    if (expression instanceof Answer<Long> answer) {
      return answer.question().bounds(answer.part());
    }
    if (expression instanceof ItemIndex) {
      return of(0, Integer.MAX_VALUE);
    }
    if (expression instanceof Conditional<Long> conditional) {
      Bounds then = of(conditional.then());
      Bounds otherwise = of(conditional.otherwise());
      return new Bounds(then.least.min(otherwise.least), then.most.max(otherwise.most));
    }
    return expression instanceof Arithmetic arithmetic
        ? unchecked(arithmetic).isWithin(EXACT) ? unchecked(arithmetic) : EXACT
        : EXACT;
  }

  /** What a calculation can yield when nothing refuses a result. */
  public static Bounds unchecked(Arithmetic arithmetic) {
    Bounds left = of(arithmetic.left());
    Bounds right = of(arithmetic.right());
    BigInteger[] corners =
        Stream.of(left.least, left.most)
            .flatMap(a -> Stream.of(right.least, right.most).map(b -> calculate(arithmetic, a, b)))
            .sorted()
            .toArray(BigInteger[]::new);
    return new Bounds(corners[0], corners[corners.length - 1]);
  }

  private static BigInteger calculate(Arithmetic arithmetic, BigInteger left, BigInteger right) {
    return switch (arithmetic.operator()) {
      case PLUS -> left.add(right);
      case MINUS -> left.subtract(right);
      case TIMES -> left.multiply(right);
      case DIVIDED_BY -> left.divide(right);
    };
  }
}
