package dev.trainyard.catalog.history;

import dev.trainyard.catalog.git.RemoteAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes what does not belong on a public page: secrets, and addresses of people and machines. */
public final class Masking {

  /** What stands for something removed. */
  public static final String MASK = "***";

  /** Masks one kind. */
  @FunctionalInterface
  private interface Step {
    String of(String text);
  }

  /**
   * What is known by what stands before it. Looking back from every character of a text would cost
   * far more than looking for the names.
   */
  private record Named(Pattern name, Pattern value) implements Step {
    @Override
    public String of(String text) {
      Matcher names = name.matcher(text);
      Matcher values = value.matcher(text);
      StringBuilder masked = new StringBuilder(text.length());
      int at = 0;
      while (names.find()) {
        int end = names.end();
        if (end >= at && values.region(end, text.length()).lookingAt()) {
          masked.append(text, at, end).append(MASK);
          at = values.end();
        }
      }
      return masked.append(text, at, text.length()).toString();
    }
  }

  private static final List<Step> STEPS =
      List.of(
          // Keys and encrypted values in files.
          whole("(?s)-----BEGIN [A-Z ]*-----.*?(-----END [A-Z ]*-----|$)"),
          whole("ENC\\[[^]]*]?"),
          whole("AGE-SECRET-KEY-[0-9A-Za-z]+"),
          // JSON web tokens.
          whole("\\beyJ[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){0,2}"),
          // Tokens of hosts, with the prefixes that these give them.
          whole(
              "\\b(gh[pousr]_|github_pat_|gl[a-z]{2,5}-|glpat-|xox[a-z]-|sk-|hf_|npm_|dckr_pat_)"
                  + "[A-Za-z0-9_-]{8,}"),
          whole("\\bAKIA[0-9A-Z]{12,}"),
          // What is called a secret.
          new Named(
              Pattern.compile(
                  "(?i)(?:pass(?:w(?:or)?d|phrase)|secret|token|api[_-]?key)[\"']?\\s?[=:]\\s?"),
              Pattern.compile("[^\\s,;]+")),
          new Named(
              Pattern.compile("(?i)\\b(?:bearer|basic)\\s"),
              Pattern.compile("[A-Za-z0-9+/=._~-]{8,}")),
          // Mail addresses; looked for where they can begin, so that a long word is read once.
          whole("(?:\\G|(?<![A-Za-z0-9._%+-]))[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]+"),
          // IPv6 with at least two colons between hexadecimal groups, then IPv4.
          whole(
              "(?<![0-9A-Za-z:.])(?=[0-9A-Fa-f:]*:[0-9A-Fa-f]*:)(?=[0-9A-Fa-f:]*(::|(:[0-9A-Fa-f]+){7}))"
                  + "[0-9A-Fa-f:]{2,}(%[0-9A-Za-z]+)?"),
          whole("(?<![0-9.])([0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.])"));

  /** First of all, so that none of them hides what is a secret. */
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]+");

  /** How often what was masked may show something that was hidden before. */
  private static final int PASSES = 16;

  private Masking() {}

  private static Step whole(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return text -> pattern.matcher(text).replaceAll(MASK);
  }

  /** The text on one line with secrets and addresses masked; what is masked stays as it is. */
  public static String of(String text) {
    String masked = onOneLine(text);
    for (int i = 0; i < PASSES; i++) {
      String before = masked;
      masked = onOneLine(once(before));
      if (masked.equals(before)) {
        return masked;
      }
    }
    // One behind the other that each hide the next: nobody writes so, and looking on takes for
    // ever.
    return MASK;
  }

  private static String once(String text) {
    String masked = RemoteAddress.withoutLogins(text);
    for (Step step : STEPS) {
      masked = step.of(masked);
    }
    return masked;
  }

  private static String onOneLine(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }
}
