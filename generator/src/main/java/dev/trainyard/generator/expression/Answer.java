package dev.trainyard.generator.expression;

import java.util.List;
import java.util.Objects;

/**
 * An answer of the wizard, or a fixed value that stands beside the answers (an image's tag).
 *
 * @param <T> {@link String}, {@link Long} or {@link Boolean}
 * @param scope the values as a whole or a list item
 * @param path variables from the scope down, at least one
 * @param kind type of the answer
 * @param fallback what counts when there is no answer; null when nothing does
 * @param access what is known about the answer
 */
public record Answer<T>(Scope scope, List<String> path, Kind kind, T fallback, Access access)
    implements Expression<T> {

  /**
   * What is known about an answer.
   *
   * @param mandatory text of the complaint when the answer is missing or empty; empty when it may
   *     be
   * @param sensitive whether it must be kept out of everything but Secrets
   * @param plain whether every legal answer consists of ASCII letters, digits and {@code . _ -}
   *     only, so that it needs no escaping anywhere
   */
  public record Access(String mandatory, boolean sensitive, boolean plain) {
    /** An optional answer of any content that is no secret. */
    public static final Access OPEN = new Access("", false, false);

    /** A fixed value beside the answers that needs no escaping anywhere. */
    public static final Access PLAIN = new Access("", false, true);
  }

  /** Copies the path. */
  public Answer {
    path = List.copyOf(path);
    Objects.requireNonNull(access, "access");
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.answer(this);
  }

  /** The path as the wizard's payload has it, such as {@code network.web_port}. */
  public String dotted() {
    return String.join(".", path);
  }
}
