package dev.trainyard.catalog.index;

/**
 * Keeps tables from growing: every row of a table is filled up to the width of its head, so that a
 * wide head over many short rows is far more than what was written. Heads that would are written
 * out as text.
 */
final class BoundedTables {

  /** Cells of all tables of a text. */
  private static final int CELLS = 100_000;

  private BoundedTables() {}

  /** The text, with {@code |} escaped where it would make too large a table. */
  static String in(String text) {
    if (text.indexOf('|') < 0) {
      return text;
    }
    String markdown = text.replace("\r\n", "\n").replace('\r', '\n');
    StringBuilder bounded = new StringBuilder(markdown.length() + 16);
    long cells = 0;
    int at = 0;
    while (at < markdown.length()) {
      int end = endOfRun(markdown, at);
      String run = markdown.substring(at, end);
      cells += cells(run);
      bounded.append(cells > CELLS ? run.replace("|", "\\|") : run);
      at = end;
    }
    return bounded.toString();
  }

  /** A table ends at a blank line at the latest. */
  private static int endOfRun(String text, int from) {
    int at = from;
    boolean begun = false;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      int next = end < 0 ? text.length() : end + 1;
      boolean blank = isBlank(text, at, next);
      if (blank && begun) {
        return at;
      }
      begun |= !blank;
      at = next;
    }
    return at;
  }

  /** Blank to CommonMark, which is less than to Java. */
  private static boolean isBlank(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (" \t\n".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The cells of the run, if its widest line were the head of all others. */
  private static long cells(String run) {
    long widest = 0;
    long lines = 0;
    int at = 0;
    while (at < run.length()) {
      int end = run.indexOf('\n', at);
      int next = end < 0 ? run.length() : end + 1;
      long bars = run.substring(at, next).chars().filter(c -> c == '|').count();
      widest = Math.max(widest, bars);
      lines++;
      at = next;
    }
    return widest == 0 ? 0 : (widest + 1) * lines;
  }
}
