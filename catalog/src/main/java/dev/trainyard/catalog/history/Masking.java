package dev.trainyard.catalog.history;

import dev.trainyard.catalog.git.RemoteAddress;
import java.util.List;
import java.util.regex.Pattern;

/** Removes what does not belong on a public page: secrets, and addresses of people and machines. */
public final class Masking {

  /** What stands for something removed. */
  public static final String MASK = "***";

  private static final List<Pattern> PATTERNS =
      List.of(
          // Keys and encrypted values in files.
          Pattern.compile("-----BEGIN [A-Z ]*-----.*?(-----END [A-Z ]*-----|$)", Pattern.DOTALL),
          Pattern.compile("ENC\\[[^]]*]?"),
          Pattern.compile("AGE-SECRET-KEY-[0-9A-Za-z]+"),
          // JSON web tokens.
          Pattern.compile("\\beyJ[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){0,2}"),
          // Tokens of hosts, with the prefixes that these give them.
          Pattern.compile(
              "\\b(gh[pousr]_|github_pat_|gl[a-z]{2,5}-|glpat-|xox[a-z]-|sk-|hf_|npm_|dckr_pat_)"
                  + "[A-Za-z0-9_-]{8,}"),
          Pattern.compile("\\bAKIA[0-9A-Z]{12,}"),
          // What is called a secret.
          Pattern.compile(
              "(?i)(?<=(password|passwd|passphrase|secret|token|apikey|api_key|api-key)[\"']?\\s?[=:]\\s?)"
                  + "[^\\s,;]+"),
          Pattern.compile("(?i)(?<=\\b(bearer|basic)\\s)[A-Za-z0-9+/=._~-]{8,}"),
          // Mail addresses; looked for where they can begin, so that a long word is read once.
          Pattern.compile("(?:\\G|(?<![A-Za-z0-9._%+-]))[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]+"),
          // IPv6 with at least two colons between hexadecimal groups, then IPv4.
          Pattern.compile(
              "(?<![0-9A-Za-z:.])(?=[0-9A-Fa-f:]*:[0-9A-Fa-f]*:)(?=[0-9A-Fa-f:]*(::|(:[0-9A-Fa-f]+){7}))"
                  + "[0-9A-Fa-f:]{2,}(%[0-9A-Za-z]+)?"),
          Pattern.compile("(?<![0-9.])([0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.])"));

  /** First of all, so that none of them hides what is a secret. */
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]+");

  private Masking() {}

  /** The text on one line with secrets and addresses masked; what is masked stays as it is. */
  public static String of(String text) {
    String masked = onOneLine(text);
    String before;
    do {
      before = masked;
      masked = onOneLine(once(before));
    } while (!masked.equals(before));
    return masked;
  }

  private static String once(String text) {
    String masked = RemoteAddress.withoutLogins(text);
    for (Pattern pattern : PATTERNS) {
      masked = pattern.matcher(masked).replaceAll(MASK);
    }
    return masked;
  }

  private static String onOneLine(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }
}
