package dev.trainyard.catalog.diff;

import java.util.ArrayList;
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
    String separator = first ? " " : BETWEEN;
    List<String> parts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int from = first ? FIRST.length() : 0;
    for (int at = from; at < condition.length(); at++) {
      char sign = condition.charAt(at);
      if (quote != 0) {
        if (sign == '\\') {
          at++;
        } else if (sign == quote) {
          quote = 0;
        }
      } else if (sign == '"' || sign == '\'') {
        quote = sign;
      } else if (sign == '(') {
        depth++;
      } else if (sign == ')') {
        depth--;
      } else if (depth == 0 && condition.startsWith(separator, at)) {
        parts.add(condition.substring(from, at));
        from = at + separator.length();
        at = from - 1;
      }
    }
    if (depth != 0 || quote != 0 || parts.isEmpty()) {
      return List.of(condition);
    }
    parts.add(condition.substring(from));
    if (first && parts.contains(PIPE)) {
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
