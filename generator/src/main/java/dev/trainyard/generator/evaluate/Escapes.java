package dev.trainyard.generator.evaluate;

import dev.trainyard.generator.expression.node.Notation;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a text becomes in a place with a syntax of its own. */
public final class Escapes {

  private Escapes() {}

  /** The text in a notation. */
  public static String escape(Notation notation, String text) {
    return switch (notation) {
      case VERBATIM -> text;
      case DOLLAR_EXPANSION -> text.replace("$", "$$");
      case DOLLAR_PERCENT -> text.replace("$", "%24");
      case DOLLAR_ENTITY -> text.replace("$", "&#36;");
      case SHELL_WORD -> "'" + text.replace("'", "'\"'\"'") + "'";
      case URL_COMPONENT -> percent(text);
      case XML -> xml(text);
      case JSON_STRING -> json(text);
      case SQL_LITERAL -> "'" + text.replace("'", "''") + "'";
      case SQL_IDENTIFIER -> "\"" + text.replace("\"", "\"\"") + "\"";
      case PROPERTIES_VALUE -> properties(text);
    };
  }

  private static String percent(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0)) {
        escaped.append(c);
      } else {
        escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return escaped.toString();
  }

  private static String xml(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || c >= 0x20 && c <= 0xd7ff
                    || c >= 0xe000 && c <= 0xfffd
                    || c >= 0x10000)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&#34;");
                case '\'' -> escaped.append("&#39;");
                case '\t' -> escaped.append("&#9;");
                case '\n' -> escaped.append("&#10;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  private static String json(String text) {
    StringBuilder escaped = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\b' -> escaped.append("\\b");
                case '\f' -> escaped.append("\\f");
                case '<', '>', '&', 0x2028, 0x2029, 0x7f ->
                    escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
                default -> {
                  if (c < 0x20) {
                    escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
                  } else {
                    escaped.appendCodePoint(c);
                  }
                }
              }
            });
    return escaped.append('"').toString();
  }

  private static String properties(String text) {
    String escaped =
        text.replace("\\", "\\\\")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
            .replace("\f", "\\f");
    return escaped.startsWith(" ") ? "\\" + escaped : escaped;
  }
}
