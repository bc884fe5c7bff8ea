package dev.trainyard.catalog.history;

import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.generator.problem.LikelySecrets;
import java.util.List;
import java.util.regex.Pattern;

/** Removes what does not belong on a public page: secrets, and addresses of people and machines. */
public final class Masking {

  /** What stands for something removed. */
  public static final String MASK = LikelySecrets.MASK;

  /** Addresses of people and machines. */
  private static final List<Pattern> ADDRESSES =
      List.of(
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

  /** How often what was masked may show something that was hidden before. */
  private static final int PASSES = 16;

  private Masking() {}

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
    String masked = LikelySecrets.masked(RemoteAddress.withoutLogins(text));
    for (Pattern address : ADDRESSES) {
      masked = address.matcher(masked).replaceAll(MASK);
    }
    return masked;
  }

  private static String onOneLine(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }
}
