package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * True when an answer is there and is not what the schema lets through: no boolean where one is
 * asked for, or a text that its pattern does not admit. What hands answers in can be told to pass
 * over the form's limits.
 *
 * @param question the question
 * @param part which part of its answer, a text or a boolean
 * @param scope where the answer is looked up
 * @param pattern the regular expression that a whole text matches; means nothing for a boolean
 */
public record Malformed(Asked question, Part part, Scope scope, String pattern)
    implements Node<Boolean> {

  /** Whether the answer is a boolean. */
  public boolean isBoolean() {
    return question.kind(part) == Kind.BOOLEAN;
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.malformed(this);
  }
}
