package dev.trainyard.catalog.diff;

/**
 * Puts any text into Markdown so that it shows as it is: in a code span nothing is markup, HTML or
 * a mention of a person.
 */
final class CodeSpan {

  /** Longer texts are cut; the machine-readable report has all of them. */
  private static final int MAX_LENGTH = 200;

  private CodeSpan() {}

  static String of(String text) {
    String shown = visible(text);
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

  /** Line breaks, other control characters and those that reorder text, spelled out. */
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .limit(MAX_LENGTH)
        .forEach(
            point -> {
              switch (Character.getType(point)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    visible.append(
                        point == '\n' ? "\\n" : "\\u{" + Integer.toHexString(point) + "}");
                default -> visible.appendCodePoint(point);
              }
            });
    return text.codePointCount(0, text.length()) > MAX_LENGTH
        ? visible + "..."
        : visible.toString();
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
