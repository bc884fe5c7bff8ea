package dev.trainyard.catalog.git;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts without what notations such as JSON, YAML, Markdown, HTML, URLs and templates add to them:
 * what a reader sees the same in any of them is the same here.
 */
final class Notations {

  /** Characters by their numbers, first in base 16 and last in base 10, or by their names. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\\\u\\{([0-9A-Fa-f]{1,6})\\}|\\\\u([0-9A-Fa-f]{4})|\\\\U([0-9A-Fa-f]{8})"
              + "|\\\\x([0-9A-Fa-f]{2})|%([0-9A-Fa-f]{2})|&#[xX]([0-9A-Fa-f]{1,6});"
              + "|&#([0-9]{1,7});|&(lt|gt|amp|quot|apos);|\\\\[nrt]");

  private static final int DECIMAL = 7;
  private static final int NAME = 8;
  private static final int BASE_16 = 16;

  private static final Map<String, String> NAMES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");

  /** What is put before or around characters, is doubled, or may be folded. */
  private static final Pattern ADDED = Pattern.compile("[\\\\\"'`{}$\\s\\p{Cc}\\p{Cf}]+");

  /** A text may be in a notation that is in another one, and so on; ours are in three at most. */
  private static final int DEEPEST = 5;

  private Notations() {}

  /** The text with characters as they are, and without blanks, quotes and the like. */
  static String without(String text) {
    String all = text;
    for (int i = 0; i < DEEPEST && WRITTEN.matcher(all).find(); i++) {
      all = WRITTEN.matcher(all).replaceAll(found -> Matcher.quoteReplacement(character(found)));
    }
    return ADDED.matcher(all).replaceAll("");
  }

  private static String character(MatchResult found) {
    if (found.group(NAME) != null) {
      return NAMES.get(found.group(NAME));
    }
    // The end of a line goes with all other blanks.
    int point = found.group(DECIMAL) == null ? '\n' : Integer.parseInt(found.group(DECIMAL));
    for (int group = 1; group < DECIMAL; group++) {
      if (found.group(group) != null) {
        point = Integer.parseUnsignedInt(found.group(group), BASE_16);
      }
    }
    return Character.isValidCodePoint(point) ? Character.toString(point) : "";
  }
}
