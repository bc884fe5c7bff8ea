package dev.trainyard.catalog.git;

import java.util.function.UnaryOperator;

/**
 * An exception as it may be shown: where it was thrown and what lies behind it, with its messages
 * made fit. What a server says of a request may hold the login that came with it.
 */
final class Retold extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int DEEPEST = 20;

  private final String type;

  private Retold(Throwable original, UnaryOperator<String> shown, int depth) {
    super(
        original.getMessage() == null ? null : shown.apply(original.getMessage()),
        original.getCause() == null || depth >= DEEPEST
            ? null
            : new Retold(original.getCause(), shown, depth + 1));
    this.type = original.getClass().getName();
    setStackTrace(original.getStackTrace());
  }

  /**
   * Tells of an exception and of those behind it.
   *
   * @param shown makes a message fit to be shown
   */
  static Retold of(Throwable original, UnaryOperator<String> shown) {
    return new Retold(original, shown, 0);
  }

  @Override
  public String toString() {
    return getMessage() == null ? type : type + ": " + getMessage();
  }
}
