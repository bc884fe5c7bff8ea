package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * A part of the answer to a question. It stores nothing that the question knows.
 *
 * @param <T> {@link String}, {@link Long} or {@link Boolean}
 * @param question the question
 * @param part which part of its answer
 * @param scope the answers as a whole or a list item
 */
public record Answer<T>(Asked question, Part part, Scope scope) implements Node<T> {

  @Override
  public Kind kind() {
    return question.kind(part);
  }

  /** What counts where nothing is answered; null when nothing does. */
  public Object fallback() {
    return question.fallback(part);
  }

  /** Whether nothing can stand in for a missing answer. */
  public boolean mandatory() {
    return question.mandatory(part);
  }

  /** Whether every legal answer consists of characters that mean nothing anywhere. */
  public boolean plain() {
    return question.plain(part);
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.answer(this);
  }
}
