package dev.trainyard.generator.evaluate;

import java.util.regex.Pattern;

/**
 * Stands in for texts that only the edition's own engine can compute: random secrets, hashes and
 * checksums. Two private-use characters enclose a description.
 */
public final class Unknown {

  private static final Pattern MARK = Pattern.compile("\uE000[^\uE001]*\uE001");

  private Unknown() {}

  static String of(String description) {
    return "\uE000" + description + "\uE001";
  }

  /** Whether any part of a text is unknown. */
  static boolean isIn(String evaluated) {
    return MARK.matcher(evaluated).find();
  }

  /** Whether a rendered text is what an evaluated one says, unknown parts being anything. */
  public static boolean matches(String evaluated, String rendered) {
    if (!isIn(evaluated)) {
      return evaluated.equals(rendered);
    }
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    var matcher = MARK.matcher(evaluated);
    while (matcher.find()) {
      pattern.append(Pattern.quote(evaluated.substring(end, matcher.start()))).append("[\\s\\S]+");
      end = matcher.end();
    }
    pattern.append(Pattern.quote(evaluated.substring(end)));
    return rendered.matches(pattern.toString());
  }
}
