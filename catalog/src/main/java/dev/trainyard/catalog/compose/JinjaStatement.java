package dev.trainyard.catalog.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of a Jinja template, such as {@code {%- if a %}}.
 *
 * @param start where in the template it begins
 * @param end where it has ended
 * @param word what it does, such as {@code if}
 * @param rest what stands behind the word, without blanks around it; empty for nothing
 */
record JinjaStatement(int start, int end, String word, String rest) {

  private static final Pattern END_OF_RAW = Pattern.compile("\\{%[-+]?\\s*endraw\\s*[-+]?%}");

  /**
   * The statements of a template, in order: neither what comments, texts in quotes and {@code raw}
   * blocks say, nor what never ends.
   */
  static List<JinjaStatement> of(String text) {
    List<JinjaStatement> statements = new ArrayList<>();
    Matcher raw = END_OF_RAW.matcher(text);
    int at = text.indexOf('{');
    while (at >= 0 && at + 1 < text.length()) {
      int end = at + 1;
      switch (text.charAt(end)) {
        case '#' -> {
          int closing = text.indexOf("#}", at + 2);
          end = closing < 0 ? -1 : closing + 2;
        }
        case '{' -> end = end(text, at + 2, '}');
        case '%' -> {
          end = end(text, at + 2, '%');
          if (end >= 0) {
            JinjaStatement found = of(text, at, end);
            statements.add(found);
            if (found.word.equals("raw")) {
              end = raw.find(end) ? raw.end() : -1;
            }
          }
        }
        default -> {
          // A text as any other.
        }
      }
      at = end < 0 ? -1 : text.indexOf('{', end);
    }
    return statements;
  }

  private static JinjaStatement of(String text, int start, int end) {
    int from = start + 2;
    int to = end - 2;
    from += from < to && "-+".indexOf(text.charAt(from)) >= 0 ? 1 : 0;
    to -= from < to && "-+".indexOf(text.charAt(to - 1)) >= 0 ? 1 : 0;
    String inner = text.substring(from, to).strip();
    int word = 0;
    while (word < inner.length() && Character.isJavaIdentifierPart(inner.charAt(word))) {
      word++;
    }
    return new JinjaStatement(start, end, inner.substring(0, word), inner.substring(word).strip());
  }

  /** Where a statement or an expression has ended; -1 where it never does. */
  private static int end(String text, int from, char sign) {
    char quote = 0;
    int depth = 0;
    for (int at = from; at + 1 < text.length(); at++) {
      char here = text.charAt(at);
      if (quote != 0) {
        if (here == '\\') {
          at++;
        } else if (here == quote) {
          quote = 0;
        }
      } else if (here == '"' || here == '\'') {
        quote = here;
      } else if (here == '{') {
        depth++;
      } else if (here == '}' && depth > 0) {
        depth--;
      } else if (here == sign && text.charAt(at + 1) == '}') {
        return at + 2;
      }
    }
    return -1;
  }
}
