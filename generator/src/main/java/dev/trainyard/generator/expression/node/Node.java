package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;

/**
 * What an expression is made of, without a word of an edition. Each of them is one kind of
 * expression.
 *
 * @param <T> {@link String}, {@link Long} or {@link Boolean}
 */
public sealed interface Node<T> extends Expression<T>
    permits Literal,
        Answer,
        ItemIndex,
        Text,
        Escaped,
        Equality,
        LessThan,
        All,
        Any,
        Negation,
        Conditional,
        Present,
        NotEmpty,
        Contains,
        Remainder,
        HasDuplicates,
        Member,
        StartsWith,
        Includes,
        LongerThan,
        Cut,
        Arithmetic,
        Mapped,
        Joined,
        Digest,
        StorageIs,
        GpuChosen,
        Missing,
        Malformed,
        SiteNode {

  /**
   * The expression as what it is made of.
   *
   * @throws IllegalArgumentException when somebody else's class pretends to be one
   */
  static <T> Node<T> of(Expression<T> expression) {
    if (expression instanceof Node<T> node) {
      return node;
    }
    throw new IllegalArgumentException(
        expression.getClass().getName()
            + " is no expression of Trainyard's; handles and Expressions make those");
  }

  /** Calls the visitor's method for this kind of expression. */
  <R> R accept(ExpressionVisitor<R> visitor);
}
