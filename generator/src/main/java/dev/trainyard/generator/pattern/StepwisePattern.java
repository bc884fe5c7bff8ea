package dev.trainyard.generator.pattern;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a pattern of Java look at a character at every turn that it can take, so that who counts
 * how often it does can end it. Else a pattern that repeats what is empty, or has many ways through
 * nothing, goes round without looking at anything.
 */
final class StepwisePattern {

  /** Looks at the character before, and is always true where there is one. */
  private static final String LOOK = "(?<=[\\s\\S])";

  /**
   * What begins a group; look-behind is none of them, as it would see what stands before a text.
   */
  private static final Pattern GROUP =
      Pattern.compile("\\((?!\\?)|\\(\\?(?:[:=!>]|<[A-Za-z][A-Za-z0-9]*>|[imsu]+:)");

  private static final Pattern FLAGS = Pattern.compile("\\(\\?[imsu]*\\)");
  private static final Pattern COUNT =
      Pattern.compile("(?:[*+?]|\\{[0-9]{1,9}(?:,[0-9]{0,9})?})[?+]?");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:[^QEcNpPkxuG]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})");
  private static final Pattern SET =
      Pattern.compile(
          "\\[\\^?(?!])(?:[^\\\\\\[\\]&]|\\\\(?:[^QEcNpPkxu]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}))++]");

  /** What takes up no character; counting it is nothing but going round. */
  private static final String EMPTY = "bBAzZ123456789";

  private final String text;
  private final StringBuilder stepwise = new StringBuilder(LOOK);
  private int at;

  private StepwisePattern(String text) {
    this.text = text;
  }

  /** The pattern with a look at every turn; empty when it has something that is not known here. */
  static Optional<String> of(String text) {
    StepwisePattern pattern = new StepwisePattern(text);
    boolean emptyBefore = true;
    while (pattern.at < text.length()) {
      char c = text.charAt(pattern.at);
      int start = pattern.at;
      boolean known = true;
      boolean empty = false;
      if (c == '(') {
        known = pattern.take(FLAGS) || pattern.take(GROUP) && pattern.look();
        empty = true;
      } else if (c == '[') {
        known = pattern.take(SET);
      } else if (c == '\\') {
        known = pattern.take(ESCAPE);
        empty = known && EMPTY.indexOf(text.charAt(start + 1)) >= 0;
      } else if ("*+?{".indexOf(c) >= 0) {
        known = (!emptyBefore || c != '{') && pattern.take(COUNT) && pattern.look();
      } else {
        pattern.stepwise.append(c);
        pattern.at++;
        if (c == '|') {
          pattern.look();
        }
        empty = c == '|' || c == '^' || c == '$';
      }
      if (!known) {
        return Optional.empty();
      }
      emptyBefore = empty;
    }
    return Optional.of(pattern.stepwise.toString());
  }

  private boolean take(Pattern token) {
    Matcher found = token.matcher(text).region(at, text.length());
    if (!found.lookingAt()) {
      return false;
    }
    stepwise.append(found.group());
    at = found.end();
    return true;
  }

  private boolean look() {
    stepwise.append(LOOK);
    return true;
  }
}
