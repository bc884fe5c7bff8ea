package dev.trainyard.catalog.page;

import dev.trainyard.generator.problem.Visible;

/**
 * Puts any text into Markdown so that it shows as it is: in a code span nothing is markup, HTML, a
 * link or a mention of a person.
 */
public final class CodeSpan {

  /** Longer texts are cut; the machine-readable report has all of them. */
  private static final int MAX_LENGTH = 200;

  private CodeSpan() {}

  /** The text on one line, cut when it is long. */
  public static String of(String text) {
    return of(text, MAX_LENGTH);
  }

  /**
   * The text on one line.
   *
   * @param longest number of characters beyond which it is cut
   */
  public static String of(String text, int longest) {
    String shown = Visible.of(text, longest);
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
