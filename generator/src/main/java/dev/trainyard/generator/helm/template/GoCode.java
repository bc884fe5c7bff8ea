package dev.trainyard.generator.helm.template;

/**
 * A piece of Go template code.
 *
 * @param code the code
 * @param atomic whether it can stand as an argument without parentheses
 */
record GoCode(String code, boolean atomic) {

  static GoCode atom(String code) {
    return new GoCode(code, true);
  }

  static GoCode call(String code) {
    return new GoCode(code, false);
  }

  /** The code as an argument. */
  String operand() {
    return atomic ? code : "(" + code + ")";
  }

  /** A string constant. */
  static String string(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                  if (c < 0x20 || c == 0x7f) {
                    quoted.append(String.format(java.util.Locale.ROOT, "\\x%02x", c));
                  } else if (c >= 0x80 && c <= 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                    quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
                  } else {
                    quoted.appendCodePoint(c);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
