package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/**
 * One of two values. An answer that is missing in the branch not taken is no error.
 *
 * @param <T> {@link String}, {@link Long} or {@link Boolean}
 * @param when decides
 * @param then the value when it holds
 * @param otherwise the value when it does not
 */
public record Conditional<T>(Expression<Boolean> when, Expression<T> then, Expression<T> otherwise)
    implements Node<T> {

  @Override
  public Kind kind() {
    return then.kind();
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.conditional(this);
  }
}
