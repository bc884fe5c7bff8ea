package dev.trainyard.generator.question;

import java.util.regex.Pattern;

/**
 * Characters that no answer may have: those below the blank except tab and line ends, and DEL. No
 * variable, file or command takes all of them, and each reader fails in its own way.
 */
public final class ControlCharacters {

  /** Matches any other character, in the syntax that Python, Go, Java and JavaScript share. */
  public static final String ANY_OTHER = "[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]";

  /** Matches a text without any. */
  public static final String NONE = "^" + ANY_OTHER + "*$";

  /** Says so to the owner. */
  public static final String COMPLAINT = "Control characters are not possible.";

  private static final int DELETE = 0x7f;

  /** What lets a pattern admit more than the characters it names. */
  private static final Pattern OPEN =
      Pattern.compile("\\[\\^|\\\\[SDWxupPc0]|\\\\s|[\\x00-\\x1f\\x7f]|[!-~]-\\\\");

  private ControlCharacters() {}

  /** Whether a text has one. */
  public static boolean areIn(String text) {
    return text.chars()
        .anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == DELETE);
  }

  /** Whether a pattern may admit one; patterns of plain characters and classes do not. */
  public static boolean mayBeIn(String pattern) {
    String rest = pattern.replace(ANY_OTHER, "");
    return OPEN.matcher(rest).find() || hasDot(rest);
  }

  private static boolean hasDot(String pattern) {
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (c == '.' && !inClass) {
        return true;
      }
    }
    return false;
  }
}
