package dev.trainyard.catalog.edition;

import java.util.ArrayList;
import java.util.List;

/** Code of templates that is taken apart, whatever stands in texts and brackets of it. */
public final class CodeParts {

  private CodeParts() {}

  /**
   * The parts between separators that are in no text and no brackets.
   *
   * @param code the code; taken for one part when a text or a bracket of it has no end
   * @param separator what stands between two parts, such as {@code " and "}
   */
  public static List<String> of(String code, String separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int from = 0;
    for (int at = 0; at < code.length(); at++) {
      char sign = code.charAt(at);
      if (quote != 0) {
        if (sign == '\\') {
          at++;
        } else if (sign == quote) {
          quote = 0;
        }
      } else if (sign == '"' || sign == '\'') {
        quote = sign;
      } else if ("([{".indexOf(sign) >= 0) {
        depth++;
      } else if (")]}".indexOf(sign) >= 0) {
        depth--;
      } else if (depth == 0 && code.startsWith(separator, at)) {
        parts.add(code.substring(from, at));
        from = at + separator.length();
        at = from - 1;
      }
    }
    parts.add(code.substring(from));
    return depth != 0 || quote != 0 ? List.of(code) : parts;
  }
}
