package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;
import java.util.List;

/**
 * True when two items of a list give the same answers; one that is not given counts as the
 * question's default.
 *
 * @param list the list
 * @param answers the answers in an item, all of which have to be the same
 */
public record HasDuplicates(ListAnswer list, List<Answer<?>> answers) implements Node<Boolean> {

  /** Copies the list. */
  public HasDuplicates {
    answers = List.copyOf(answers);
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.hasDuplicates(this);
  }
}
