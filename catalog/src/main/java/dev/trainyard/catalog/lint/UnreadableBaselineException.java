package dev.trainyard.catalog.lint;

/** What is named as a baseline is none; the message says of the file what it is. */
public final class UnreadableBaselineException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableBaselineException(String found) {
    super(found);
  }
}
