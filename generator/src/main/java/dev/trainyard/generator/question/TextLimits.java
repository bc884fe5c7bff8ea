package dev.trainyard.generator.question;

import dev.trainyard.generator.pattern.AnswerPattern;
import dev.trainyard.generator.pattern.PatternFault;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.Rule;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a text answer may look like.
 *
 * @param minimumLength fewest characters; 0 for no limit
 * @param maximumLength most characters; TrueNAS refuses more than 1024 in any case
 * @param pattern regular expression the whole answer matches, see {@link AnswerPattern}; empty for
 *     none
 * @param complaint what the owner reads when the pattern does not match; empty for TrueNAS' own
 *     text
 */
public record TextLimits(int minimumLength, int maximumLength, String pattern, String complaint) {

  /** Refuses null. */
  public TextLimits {
    NotNull.of(pattern, "the pattern");
    NotNull.of(complaint, "the complaint");
  }

  /** The limit TrueNAS sets for every text (1024 characters; 22.02 knows no other). */
  public static final int TRUENAS_MAXIMUM = 1024;

  /** No limits of its own. */
  public static final TextLimits NONE = new TextLimits(0, TRUENAS_MAXIMUM, "", "");

  /** Go's limit for a count in a pattern. */
  private static final int LONGEST_COUNT = 1000;

  private static final int MOST_BYTES_OF_CHARACTER = 4;

  private static final String ASCII =
      IntStream.range(0, 0x80).mapToObj(Character::toString).collect(Collectors.joining());

  /** The pattern, if there is one. */
  public Optional<String> patternIfAny() {
    return pattern.isEmpty() ? Optional.empty() : Optional.of(pattern);
  }

  private Optional<AnswerPattern> compiled() {
    try {
      return pattern.isEmpty() ? Optional.empty() : Optional.of(AnswerPattern.of(pattern));
    } catch (PatternFault e) {
      // Reported by check().
      return Optional.empty();
    }
  }

  /** Whether the pattern admits nothing but ASCII letters, digits and {@code . _ -}. */
  public boolean isPlain() {
    return compiled().filter(AnswerPattern::isPlain).isPresent();
  }

  /** Whether the pattern admits nothing but texts of these characters. */
  public boolean isWithin(String characters) {
    return compiled().filter(known -> known.isWithin(characters)).isPresent();
  }

  /** The most bytes that a text within the limits takes as UTF-8. */
  public int mostBytes() {
    return isWithin(ASCII) ? maximumLength : maximumLength * MOST_BYTES_OF_CHARACTER;
  }

  /** The pattern, which admits an empty text as well; empty when there is none. */
  public Optional<String> patternOfGiven() {
    return compiled().map(known -> "^(|" + pattern.substring(1, pattern.length() - 1) + ")$");
  }

  /** Whether a text within the limits can begin with a hyphen, unless all of them do. */
  boolean dashed() {
    return pattern.isEmpty() || compiled().filter(known -> known.mayBeginWith('-')).isPresent();
  }

  /** Whether a text keeps within the limits. */
  public boolean admits(String text) {
    return fault(text).isEmpty();
  }

  /** Which limit a text is outside of, in words that do not show the text; empty when of none. */
  Optional<String> fault(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < minimumLength || length > maximumLength) {
      return Optional.of(
          "it has a length of %d, not %d to %d".formatted(length, minimumLength, maximumLength));
    }
    if (ControlCharacters.areIn(text)) {
      return Optional.of("it has a control character");
    }
    return compiled()
        .filter(known -> !known.matches(text))
        .map(
            known ->
                "it does not match the pattern "
                    + pattern
                    + (complaint.isBlank() ? "" : " (" + complaint.strip() + ")"));
  }

  /**
   * A text that matches the pattern, whatever its length; empty without a pattern.
   *
   * @param choose yields a number from 0 to below its argument and so decides which
   */
  public Optional<String> example(IntUnaryOperator choose) {
    return compiled().map(compiled -> compiled.example(choose));
  }

  /** The limits of an answer that may be empty: they admit the empty text too. */
  TextLimits orEmpty() {
    if (minimumLength == 0 && pattern.isEmpty()) {
      return this;
    }
    if (pattern.isEmpty()) {
      // Nothing else tells the owner how long an answer has to be.
      return new TextLimits(
          0,
          maximumLength,
          "^(|" + longerThan(minimumLength) + ")$",
          minimumLength == 1
              ? ControlCharacters.COMPLAINT
              : "Empty, or at least %d characters.".formatted(minimumLength));
    }
    return new TextLimits(
        0, maximumLength, "^(|" + pattern.substring(1, pattern.length() - 1) + ")$", complaint);
  }

  private static String longerThan(int length) {
    String any = ControlCharacters.ANY_OTHER;
    int rest = length;
    StringBuilder pattern = new StringBuilder();
    for (; rest > LONGEST_COUNT; rest -= LONGEST_COUNT) {
      pattern.append(any).append('{').append(LONGEST_COUNT).append('}');
    }
    return pattern.append(any).append('{').append(rest).append(",}").toString();
  }

  TextLimits withLength(int minimum, int maximum) {
    return new TextLimits(minimum, maximum, pattern, complaint);
  }

  TextLimits withPattern(String pattern, String complaint) {
    return new TextLimits(minimumLength, maximumLength, pattern, complaint);
  }

  /** What is wrong with the limits themselves; true when nothing is. */
  boolean check(Faults faults) {
    boolean good = true;
    faults.line("complaint", complaint);
    if (minimumLength < 0
        || maximumLength < Math.max(1, minimumLength)
        || maximumLength > TRUENAS_MAXIMUM) {
      good = false;
      faults.error(
          Rule.RANGE,
          "has the lengths " + minimumLength + " to " + maximumLength,
          "0 <= shortest <= longest <= " + TRUENAS_MAXIMUM,
          "22.02 refuses longer texts in any case");
    }
    if (!pattern.isEmpty()) {
      if (complaint.isBlank()) {
        good = false;
        faults.error(
            Rule.PATTERN,
            "has the pattern " + pattern + " without a text for who gives another answer",
            "a sentence that says what is possible",
            "write it as the second argument; without it TrueNAS shows the pattern itself");
      }
      try {
        AnswerPattern.of(pattern);
      } catch (PatternFault e) {
        good = false;
        faults.error(
            Rule.PATTERN,
            "has the pattern " + pattern + ": " + e.getMessage(),
            "a regular expression between ^ and $ that Python, Go, Java and JavaScript understand"
                + " alike: characters, sets such as [a-z], groups, alternatives and counts",
            e.fix());
      }
    }
    return good;
  }

  /**
   * Checks a default.
   *
   * @param mayBeEmpty whether the empty text is admitted in any case
   */
  void checkDefault(String text, boolean mayBeEmpty, Faults faults) {
    if (!(mayBeEmpty ? orEmpty() : this).admits(text)) {
      faults.error(
          Rule.DEFAULT,
          "has the default \"" + text + "\" which its own limits refuse",
          minimumLength
              + " to "
              + maximumLength
              + " characters"
              + (pattern.isEmpty() ? "" : " that match " + pattern),
          "change the default or the limits");
    }
  }
}
