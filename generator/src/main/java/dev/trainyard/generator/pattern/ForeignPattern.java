package dev.trainyard.generator.pattern;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that others have written. Some take longer than anybody waits, or more stack
 * than there is: those are given up, and nothing is said about them.
 */
public final class ForeignPattern {

  /** Characters of a pattern that is looked at. */
  public static final int LENGTH = 4096;

  /** Characters of a text that is held against a pattern: as many as TrueNAS takes unless told. */
  private static final int TEXT = 1024;

  /** How deep groups may lie in each other; what is possible else depends on the thread. */
  private static final int DEPTH = 100;

  /** How often a character is looked at before a match is given up. */
  private static final int STEPS = 100_000;

  /** Stands before a text, so that there is a character to look at wherever a match has got to. */
  private static final String BEFORE = "\uffff";

  /** Empty when nobody can tell what the pattern describes. */
  private final Optional<Pattern> pattern;

  private ForeignPattern(Optional<Pattern> pattern) {
    this.pattern = pattern;
  }

  /** A match took too long. */
  private static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private GivenUp() {
      super("too many steps", null, false, false);
    }
  }

  /** A text that is looked at so often and no more. */
  private static final class Counted implements CharSequence {
    private final String text;
    private int steps;

    private Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++steps > STEPS) {
        throw new GivenUp();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A pattern in Java's notation.
   *
   * @param flags those of {@link Pattern}
   * @return empty when it cannot be compiled
   */
  public static Optional<ForeignPattern> of(String text, int flags) {
    if (text.length() > LENGTH || depth(text) > DEPTH) {
      return Optional.of(new ForeignPattern(Optional.empty()));
    }
    try {
      Pattern.compile(text, flags);
      return Optional.of(
          new ForeignPattern(
              StepwisePattern.of(text).map(stepwise -> Pattern.compile(stepwise, flags))));
    } catch (PatternSyntaxException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  /** At least as deep as groups lie in each other; not every parenthesis begins one. */
  private static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      depth = Math.max(0, depth + (text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0));
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /** Whether a text begins with what the pattern describes; empty when nobody can tell. */
  public Optional<Boolean> begins(String text) {
    if (text.length() > TEXT || pattern.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          pattern
              .get()
              .matcher(new Counted(BEFORE + text))
              .region(BEFORE.length(), BEFORE.length() + text.length())
              .useTransparentBounds(true)
              .lookingAt());
    } catch (GivenUp | StackOverflowError e) {
      return Optional.empty();
    }
  }
}
