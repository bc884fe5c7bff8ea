package dev.trainyard.catalog.diff;

import dev.trainyard.generator.problem.Visible;

/**
 * Puts any text into Markdown so that it shows as it is: in a code span nothing is markup, HTML or
 * a mention of a person.
 */
final class CodeSpan {

  /** Longer texts are cut; the machine-readable report has all of them. */
  private static final int MAX_LENGTH = 200;

  private CodeSpan() {}

  static String of(String text) {
    String shown = Visible.of(text, MAX_LENGTH);
    String fence = "`".repeat(longestRun(shown) + 1);
    // One blank on each side is taken off again by the reader.
    boolean pad =
        shown.startsWith("`")
            || shown.endsWith("`")
            || shown.startsWith(" ") && shown.endsWith(" ");
    return shown.isBlank()
        ? "`\"" + shown + "\"`"
        : fence + (pad ? " " + shown + " " : shown) + fence;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
