package dev.trainyard.generator.problem;

/** Shows texts of others in messages: on one line, with nothing in them that a console obeys. */
public final class Visible {

  private static final int SHORT = 200;

  private Visible() {}

  /** The text with what is not visible spelled out, cut after 200 characters. */
  public static String of(String text) {
    return of(text, SHORT);
  }

  /**
   * The text with line breaks, other control characters and those that reorder text spelled out.
   *
   * @param longest how many characters of the text are shown
   */
  public static String of(String text, int longest) {
    StringBuilder visible = new StringBuilder();
    text.codePoints().limit(longest).forEach(point -> append(visible, point));
    return text.codePoints().limit(longest + 1L).count() > longest
        ? visible + "..."
        : visible.toString();
  }

  /** The whole text with all of that spelled out but line breaks. */
  static String lines(String text) {
    if (text.codePoints().noneMatch(point -> point != '\n' && isSpelled(point))) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (point == '\n') {
                visible.append('\n');
              } else {
                append(visible, point);
              }
            });
    return visible.toString();
  }

  private static boolean isSpelled(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static void append(StringBuilder visible, int point) {
    if (isSpelled(point)) {
      visible.append(point == '\n' ? "\\n" : "\\u{" + Integer.toHexString(point) + "}");
    } else {
      visible.appendCodePoint(point);
    }
  }
}
