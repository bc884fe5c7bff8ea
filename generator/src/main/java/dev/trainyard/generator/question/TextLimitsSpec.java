package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Rule;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The part of a spec that collects lengths and pattern. */
final class TextLimitsSpec {

  /** Constructs that not all of Python's re, Go's RE2 and Java understand, or understand alike. */
  private static final Pattern NOT_SHARED =
      Pattern.compile("\\(\\?[^:]|\\\\[1-9zZAGpPkQE]|[*+?}]\\+");

  private int minimumLength;
  private int maximumLength = TextLimits.TRUENAS_MAXIMUM;
  private String pattern = "";
  private String complaint = "";

  void length(QuestionSpec<?> spec, int minimum, int maximum) {
    if (minimum < 0 || maximum < Math.max(1, minimum) || maximum > TextLimits.TRUENAS_MAXIMUM) {
      spec.problem(
          Rule.RANGE,
          "has the lengths " + minimum + " to " + maximum,
          "0 <= shortest <= longest <= " + TextLimits.TRUENAS_MAXIMUM,
          "22.02 refuses longer texts in any case");
    } else {
      minimumLength = minimum;
      maximumLength = maximum;
    }
  }

  void pattern(QuestionSpec<?> spec, String pattern, String complaint) {
    String fault = fault(pattern);
    if (!fault.isEmpty()) {
      spec.problem(
          Rule.PATTERN,
          "has the pattern " + pattern + ": " + fault,
          "a regular expression between ^ and $ that Python, Go and Java understand alike",
          "rewrite it without look-around, back references and possessive quantifiers");
    } else {
      this.pattern = pattern;
      this.complaint = complaint;
    }
  }

  private static String fault(String pattern) {
    if (!pattern.startsWith("^") || !pattern.endsWith("$") || pattern.endsWith("\\$")) {
      return "it is not anchored";
    }
    if (NOT_SHARED.matcher(pattern).find()) {
      return "it has a construct the three do not share";
    }
    try {
      Pattern.compile(pattern);
      return "";
    } catch (PatternSyntaxException e) {
      return e.getDescription();
    }
  }

  /** The limits; for an answer that may be empty they admit the empty text too. */
  TextLimits limits(boolean mayBeEmpty) {
    if (!mayBeEmpty || (minimumLength == 0 && pattern.isEmpty())) {
      return new TextLimits(minimumLength, maximumLength, pattern, complaint);
    }
    String inner =
        pattern.isEmpty()
            ? "[\\s\\S]{" + minimumLength + ",}"
            : pattern.substring(1, pattern.length() - 1);
    return new TextLimits(0, maximumLength, "^(|" + inner + ")$", complaint);
  }

  void checkDefault(QuestionSpec<?> spec, String text, boolean mayBeEmpty) {
    if (text != null && !limits(mayBeEmpty).admits(text)) {
      spec.problem(
          Rule.DEFAULT,
          "has the default \"" + text + "\" which its own limits refuse",
          pattern.isEmpty()
              ? minimumLength + " to " + maximumLength + " characters"
              : minimumLength + " to " + maximumLength + " characters that match " + pattern,
          "change the default or the limits");
    }
  }
}
