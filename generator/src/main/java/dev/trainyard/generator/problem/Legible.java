package dev.trainyard.generator.problem;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether what people read shows as what it is: in a terminal, a browser and each file of a
 * catalog.
 */
public final class Legible {

  /** What texts of several lines may hold, for problems. */
  public static final String LINES =
      "characters that show as what they are: no control characters, no separators of lines or"
          + " paragraphs, none that change the direction of what follows, no halves of characters";

  /** What texts of one line may hold, for problems. */
  public static final String LINE = "one line of " + LINES;

  private static final int BYTE_ORDER_MARK = 0xfeff;
  private static final int NO_CHARACTER = 0xfffe;

  private Legible() {}

  /**
   * What is wrong with a text of one line; empty when nothing is.
   *
   * @return such as {@code holds U+001B (ESCAPE) as character 3}
   */
  public static Optional<String> line(String text) {
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0
        ? Optional.of("has several lines")
        : objection(text, false);
  }

  /** The same for a text of several lines, which may be indented with tabs. */
  public static Optional<String> lines(String text) {
    return objection(text, true);
  }

  /** Whether a text holds no half of a character, which no file in UTF-8 can. */
  public static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints().noneMatch(Legible::isHalf);
      }
    }
    return true;
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static Optional<String> objection(String text, boolean severalLines) {
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      boolean isSpace = point == '\n' || point == '\t';
      if (isSpace && severalLines || !isSpace && shows(point)) {
        continue;
      }
      return Optional.of(
          String.format(Locale.ROOT, "holds U+%04X (%s)", point, Character.getName(point))
              + " as character "
              + (i + 1));
    }
    return Optional.empty();
  }

  /** Characters are listed: what Java knows about them differs from version to version. */
  private static boolean shows(int point) {
    return !Character.isISOControl(point)
        && !(point >= 0x2028 && point <= 0x202e)
        && !(point >= 0x2066 && point <= 0x2069)
        && !isHalf(point)
        && point != BYTE_ORDER_MARK
        && (point & NO_CHARACTER) != NO_CHARACTER;
  }
}
