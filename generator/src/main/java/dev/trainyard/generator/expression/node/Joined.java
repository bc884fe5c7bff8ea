package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Kind;

/**
 * The items of a list of texts, one after the other.
 *
 * @param list a list whose items are texts
 * @param separator stands between two items
 */
public record Joined(ListAnswer list, String separator) implements Node<String> {

  /** Refuses null. */
  public Joined {
    NotNull.of(separator, "the separator");
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.joined(this);
  }
}
