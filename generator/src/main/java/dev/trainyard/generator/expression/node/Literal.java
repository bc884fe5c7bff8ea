package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Kind;

/**
 * A constant.
 *
 * @param <T> {@link String}, {@link Long} or {@link Boolean}
 * @param value the constant, not null
 */
public record Literal<T>(T value) implements Node<T> {

  /** Checks that the value is of one of the three types. */
  public Literal {
    NotNull.of(value, "the value");
    if (!(value instanceof String || value instanceof Long || value instanceof Boolean)) {
      throw new IllegalArgumentException("not a text, whole number or boolean: " + value);
    }
  }

  @Override
  public Kind kind() {
    return kindOf();
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.literal(this);
  }

  private Kind kindOf() {
    if (value instanceof String) {
      return Kind.TEXT;
    }
    return value instanceof Boolean ? Kind.BOOLEAN : Kind.INTEGER;
  }
}
