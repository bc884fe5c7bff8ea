package dev.trainyard.catalog.history;

/** A history whose lines do not follow each other. */
public final class BrokenHistoryException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;

  BrokenHistoryException(int line, String what) {
    super("line " + line + " " + what);
    this.line = line;
  }

  /** The first line at fault, from 1. */
  public int line() {
    return line;
  }
}
