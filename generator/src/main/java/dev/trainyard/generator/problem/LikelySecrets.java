package dev.trainyard.generator.problem;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what is a secret by its form, whosever it is. */
public final class LikelySecrets {

  /** What stands for something removed. */
  public static final String MASK = "***";

  /** Keys and encrypted values in files. */
  private static final List<Pattern> KEYS =
      List.of(
          Pattern.compile("(?s)-----BEGIN [A-Z ]*-----.*?(-----END [A-Z ]*-----|$)"),
          Pattern.compile("ENC\\[[^]]*]?"),
          Pattern.compile("AGE-SECRET-KEY-[0-9A-Za-z]+"));

  private static final List<Pattern> TOKENS =
      List.of(
          // JSON web tokens.
          Pattern.compile("\\beyJ[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){0,2}"),
          // Tokens of hosts, with the prefixes that these give them.
          Pattern.compile(
              "\\b(gh[pousr]_|github_pat_|gl[a-z]{2,5}-|glpat-|xox[a-z]-|sk-|hf_|npm_|dckr_pat_)"
                  + "[A-Za-z0-9_-]{8,}"),
          Pattern.compile("\\bAKIA[0-9A-Z]{12,}"));

  /** What tells a token from the name of a group, such as {@code sk-engineering}. */
  private static final Pattern RANDOM = Pattern.compile("[A-Z0-9]");

  /** What is called a secret. */
  private static final List<Named> NAMED =
      List.of(
          new Named(
              Pattern.compile(
                  "(?i)(?:pass(?:w(?:or)?d|phrase)|secret|token|api[_-]?key)[\"']?\\s?[=:]\\s?"),
              Pattern.compile("[^\\s,;]+")),
          new Named(
              Pattern.compile("(?i)\\b(?:bearer|basic)\\s"),
              Pattern.compile("[A-Za-z0-9+/=._~-]{8,}")));

  /** A parameter of an address up to its value, also where what stands before it is encoded. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?:[?&;#]|%(?i:3F|26|3B|23))((?:[^=&?;#%\\s]|%(?!(?i:3F|26|3B|23|3D)))*+(?:=|%(?i:3D)))");

  private static final Pattern SECRET = Pattern.compile("(?i)token|secret|password|key|auth");
  private static final Pattern VALUE = Pattern.compile("[^&\\s]*+");

  /** What no path of a repository needs, and servers may take for a login. */
  private static final Pattern BEHIND = Pattern.compile("(?s)([?#;]|%(?:25)*+(?i:3F|23|3B)).*");

  /** A character that is encoded, however often. */
  private static final Pattern ENCODED = Pattern.compile("%(?:25)*([0-7][0-9A-Fa-f])");

  /**
   * What is known by what stands before it. Looking back from every character of a text would cost
   * far more than looking for the names.
   */
  private record Named(Pattern name, Pattern value) {
    String masked(String text) {
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

  private LikelySecrets() {}

  /** A text of anybody with all of it masked, also what may be no secret. */
  public static String masked(String text) {
    return named(replaced(TOKENS, replaced(KEYS, text)));
  }

  /** Whether an address that everybody is shown has something in it that looks like a secret. */
  public static boolean isIn(String address) {
    return !withoutParameters(withoutTokens(replaced(KEYS, address))).equals(address);
  }

  private static String replaced(List<Pattern> patterns, String text) {
    String replaced = text;
    for (Pattern pattern : patterns) {
      replaced = pattern.matcher(replaced).replaceAll(MASK);
    }
    return replaced;
  }

  private static String named(String text) {
    String masked = text;
    for (Named one : NAMED) {
      masked = one.masked(masked);
    }
    return masked;
  }

  /** The parameters of addresses in a text, of which the names say that they are secret, masked. */
  public static String withoutParameters(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    Matcher parameter = PARAMETER.matcher(text);
    Matcher value = VALUE.matcher(text);
    int at = 0;
    while (parameter.find()) {
      if (parameter.start() >= at && SECRET.matcher(parameter.group(1)).find()) {
        value.find(parameter.end());
        shown.append(text, at, parameter.end()).append(MASK);
        at = value.end();
      }
    }
    return shown.append(text, at, text.length()).toString();
  }

  /** A word, in which a name that only begins like a token stays. */
  public static String withoutTokens(String word) {
    String masked = word;
    for (Pattern token : TOKENS) {
      masked = token.matcher(masked).replaceAll(LikelySecrets::ofToken);
    }
    return masked;
  }

  private static String ofToken(MatchResult found) {
    return RANDOM.matcher(found.group()).find() ? MASK : Matcher.quoteReplacement(found.group());
  }

  /**
   * A part of an address as everybody may read it, in whatever notation: without tokens, and
   * without anything behind a {@code ?}, {@code #} or {@code ;}.
   */
  public static String maskedPart(String part) {
    String masked = once(part);
    String plain = plain(masked);
    return once(plain).equals(plain) ? masked : MASK;
  }

  private static String once(String part) {
    String cut = BEHIND.matcher(replaced(KEYS, part)).replaceFirst("$1" + MASK);
    return withoutParameters(named(withoutTokens(cut)));
  }

  /** What is decoded may, with what stands around it, be encoded. */
  private static String plain(String part) {
    String plain = part;
    Optional<String> next = Optional.of(part);
    while (next.isPresent()) {
      plain = next.get();
      String once =
          ENCODED
              .matcher(plain)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          Character.toString(Integer.parseInt(found.group(1), 16))));
      next = once.equals(plain) ? Optional.empty() : Optional.of(once);
    }
    return plain;
  }
}
