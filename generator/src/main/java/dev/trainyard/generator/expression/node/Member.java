package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.List;

/**
 * True when the text is one of the constants.
 *
 * @param value the text looked for
 * @param set the constants
 */
public record Member(Expression<String> value, List<String> set) implements Node<Boolean> {

  /** Copies the list. */
  public Member {
    set = List.copyOf(set);
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.member(this);
  }
}
