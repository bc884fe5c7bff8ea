package dev.trainyard.generator.compose.template;

/**
 * A Jinja expression.
 *
 * @param code the expression
 * @param atom whether it can be an operand as it is
 */
record JinjaCode(String code, boolean atom) {

  static JinjaCode atom(String code) {
    return new JinjaCode(code, true);
  }

  static JinjaCode compound(String code) {
    return new JinjaCode(code, false);
  }

  /** The expression as an operand. */
  String operand() {
    return atom ? code : "(" + code + ")";
  }

  /**
   * A text as a literal. Jinja reads the escapes of Python, and line ends of its own in a literal
   * as well as outside.
   */
  static String string(String text) {
    StringBuilder code = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> code.append("\\\"");
        case '\\' -> code.append("\\\\");
        case '\n' -> code.append("\\n");
        case '\r' -> code.append("\\r");
        case '\t' -> code.append("\\t");
        default -> {
          if (c < 0x20 || c >= 0x7f && c <= 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
            code.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
          } else {
            code.append(c);
          }
        }
      }
    }
    return code.append('"').toString();
  }

  /** A constant: a text, number, boolean, or a list or map of them. */
  static String constant(Object value) {
    if (value instanceof String text) {
      return string(text);
    }
    if (value instanceof java.util.List<?> list) {
      return "[" + String.join(", ", list.stream().map(JinjaCode::constant).toList()) + "]";
    }
    if (value instanceof java.util.Map<?, ?> map) {
      return "{"
          + String.join(
              ", ",
              map.entrySet().stream()
                  .map(entry -> constant(entry.getKey()) + ": " + constant(entry.getValue()))
                  .toList())
          + "}";
    }
    return String.valueOf(value);
  }
}
