package dev.trainyard.generator.yaml;

import java.util.Locale;
import java.util.Set;

/**
 * How a text is written as a YAML scalar.
 *
 * <p>Plain only where every reader agrees that it is a text: readers of YAML 1.1 take {@code on},
 * {@code 1:30}, {@code 0755} or {@code 2024-01-01} for something else. Everything else is
 * double-quoted with escapes, or a literal block when it has several lines.
 */
public final class Scalars {

  private static final Set<String> NOT_TEXT =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");
  private static final int LONGEST_NOT_TEXT = 5;

  private Scalars() {}

  /** Whether a text may be written without quotes. */
  public static boolean isPlain(String text) {
    int length = text.length();
    if (length == 0 || !isPlainStart(text.charAt(0)) || text.charAt(length - 1) == ' ') {
      return false;
    }
    for (int i = 1; i < length; i++) {
      char c = text.charAt(i);
      if (!isPlainStart(c) && !(c >= '0' && c <= '9') && c != ' ' && c != '.' && c != '-') {
        return false;
      }
    }
    return length > LONGEST_NOT_TEXT || !NOT_TEXT.contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isPlainStart(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '/' || c == '_';
  }

  /**
   * Whether a text may be written as a literal block: several lines of printable ASCII, the first
   * one not empty and not indented.
   */
  public static boolean isBlock(String text) {
    return text.indexOf('\n') >= 0
        && text.chars().allMatch(c -> c >= 0x20 && c <= 0x7e || c == '\n')
        && !text.startsWith(" ")
        && !text.startsWith("\n")
        && !text.endsWith("\n\n");
  }

  /** The text as a scalar on one line, plain or double-quoted. */
  public static String flow(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /** The text in double quotes, with everything escaped that a reader might take amiss. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                  if (c >= 0x20 && c < 0x7f || c > 0xa0 && isPrintable(c)) {
                    quoted.appendCodePoint(c);
                  } else if (c <= 0xffff) {
                    quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
                  } else {
                    quoted.append(String.format(Locale.ROOT, "\\U%08x", c));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }

  /**
   * Whether a character beyond ASCII shows as what it is. Blanks, invisible and private characters
   * are listed here: what Java knows about characters differs from version to version.
   */
  private static boolean isPrintable(int c) {
    return c != 0xad
        && c != 0x61c
        && c != 0x1680
        && c != 0x180e
        && !(c >= 0x2000 && c <= 0x200f)
        && !(c >= 0x2028 && c <= 0x202f)
        && !(c >= 0x205f && c <= 0x206f)
        && c != 0x3000
        && !(c >= 0xd800 && c <= 0xf8ff)
        && c != 0xfeff
        && !(c >= 0xfff0 && c <= 0xfffb)
        && (c & 0xfffe) != 0xfffe
        && c < 0xe0000;
  }
}
