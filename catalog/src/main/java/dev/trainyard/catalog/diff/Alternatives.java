package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.CodeParts;
import java.util.List;

/**
 * What a condition of a template is met by: {@code (a) or (b)} and {@code or (a) (b)}, as some
 * languages of templates have it, by each of the two, any other condition by itself.
 */
final class Alternatives {

  private static final String FIRST = "or ";
  private static final String BETWEEN = " or ";

  /** Hands on what the alternatives come to, such as to {@code not}. */
  private static final String PIPE = "|";

  private Alternatives() {}

  /** The alternatives, without the parentheses around them. */
  static List<String> of(String condition) {
    boolean first = condition.startsWith(FIRST);
    List<String> parts =
        first
            ? CodeParts.of(condition.substring(FIRST.length()), " ")
            : CodeParts.of(condition, BETWEEN);
    if (parts.size() == 1 || first && parts.contains(PIPE)) {
      return List.of(condition);
    }
    return parts.stream().map(Alternatives::bare).toList();
  }

  private static String bare(String part) {
    String text = part.strip();
    int depth = 0;
    for (int at = 0; at < text.length(); at++) {
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      if (depth == 0) {
        return at > 0 && at == text.length() - 1 ? text.substring(1, at) : text;
      }
    }
    return text;
  }
}
