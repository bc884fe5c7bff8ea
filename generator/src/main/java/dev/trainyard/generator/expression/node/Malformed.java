package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * True when an answer is there and is not what the schema lets through: no boolean where one is
 * asked for, or a text with characters that texts without a place must not have. What hands answers
 * in can be told to pass over the form's limits.
 *
 * @param question the question
 * @param part which part of its answer, a text or a boolean
 * @param scope where the answer is looked up
 * @param characters the inside of a character class of a regular expression, all that a text may
 *     have; means nothing for a boolean
 */
public record Malformed(Asked question, Part part, Scope scope, String characters)
    implements Node<Boolean> {

  /** The expression that the whole text matches. */
  public String pattern() {
    return "^[" + characters + "]*$";
  }

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
