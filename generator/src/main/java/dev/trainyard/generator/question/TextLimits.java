package dev.trainyard.generator.question;

import java.util.Optional;

/**
 * What a text answer may look like.
 *
 * @param minimumLength fewest characters; 0 for no limit
 * @param maximumLength most characters; TrueNAS refuses more than 1024 in any case
 * @param pattern regular expression the whole answer matches, anchored by {@code ^} and {@code $},
 *     in the syntax Python, Go and Java share; empty for none
 * @param complaint what the owner reads when the pattern does not match; empty for TrueNAS' own
 *     text
 */
public record TextLimits(int minimumLength, int maximumLength, String pattern, String complaint) {

  /** The limit TrueNAS sets for every text (1024 characters; 22.02 knows no other). */
  public static final int TRUENAS_MAXIMUM = 1024;

  /** No limits of its own. */
  public static final TextLimits NONE = new TextLimits(0, TRUENAS_MAXIMUM, "", "");

  /** The pattern, if there is one. */
  public Optional<String> patternIfAny() {
    return pattern.isEmpty() ? Optional.empty() : Optional.of(pattern);
  }

  /** Whether the pattern admits nothing but ASCII letters, digits and {@code . _ -}. */
  public boolean isPlain() {
    return pattern.matches(
        "\\^(\\[[A-Za-z0-9._-]+](\\{[0-9,]+}|[*+?])?|\\(\\[[A-Za-z0-9._-]+][*+?]?\\[[A-Za-z0-9._-]+]\\)\\?)+\\$");
  }

  /** Whether a text keeps within the limits. */
  public boolean admits(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= minimumLength
        && length <= maximumLength
        && !ControlCharacters.areIn(text)
        && (pattern.isEmpty() || text.matches(pattern.replaceAll("\\$$", "\\\\z")));
  }
}
