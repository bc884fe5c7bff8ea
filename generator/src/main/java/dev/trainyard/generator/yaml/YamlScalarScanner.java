package dev.trainyard.generator.yaml;

import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlToken.Kind;
import java.util.HexFormat;

/** Reads the tokens that hold a text, as PyYAML does ({@code scanner.py} of PyYAML 6). */
final class YamlScalarScanner {

  private static final String ESCAPES = "0abt\tnvfre \"\\/N_LP";
  private static final String ESCAPED =
      "\0\u0007\b\t\t\n\u000b\f\r\u001b \"\\/\u0085\u00a0\u2028\u2029";

  private final YamlText text;
  private boolean endedLine;

  YamlScalarScanner(YamlText text) {
    this.text = text;
  }

  private Unreadable expected(String what) {
    int c = text.peek();
    String found =
        c == YamlText.END
            ? Kind.STREAM_END.toString()
            : YamlText.isBreak(c)
                ? "the end of the line"
                : c == '\t' ? "a tab" : Visible.of(Character.toString(c));
    return Unreadable.syntax(text.at(), "expected " + what + ", but found " + found);
  }

  /**
   * A text without quotes.
   *
   * @param indent what its further lines are indented by at least, but for brackets
   */
  YamlToken plain(int indent, boolean inBrackets) {
    Position at = text.at();
    StringBuilder value = new StringBuilder();
    String spaces = "";
    do {
      int length = plainLength(inBrackets);
      if (length == 0) {
        break;
      }
      value.append(spaces).append(text.take(length));
      spaces = plainSpaces();
    } while (!spaces.isEmpty() && text.peek() != '#' && (inBrackets || text.column() >= indent));
    return new YamlToken(Kind.SCALAR, at, "", value.toString(), true);
  }

  /** Whether the line ended behind the last text without quotes. */
  boolean endedLine() {
    return endedLine;
  }

  private int plainLength(boolean inBrackets) {
    for (int length = 0; ; length++) {
      int c = text.peek(length);
      int next = text.peek(length + 1);
      if (YamlText.endsWord(c)
          || c == ':' && (YamlText.endsWord(next) || inBrackets && ",[]{}".indexOf(next) >= 0)
          || inBrackets && ",?[]{}".indexOf(c) >= 0) {
        return length;
      }
    }
  }

  /** What stands for the blanks and ends of lines within such a text; nothing at its end. */
  private String plainSpaces() {
    int blanks = 0;
    while (text.peek(blanks) == ' ') {
      blanks++;
    }
    String spaces = text.take(blanks);
    String end = text.lineBreak();
    endedLine = !end.isEmpty();
    if (!endedLine) {
      return spaces;
    }
    StringBuilder breaks = new StringBuilder();
    if (text.isSeparator()) {
      return "";
    }
    while (text.peek() == ' ' || YamlText.isBreak(text.peek())) {
      if (text.peek() == ' ') {
        text.forward();
      } else {
        breaks.append(text.lineBreak());
        if (text.isSeparator()) {
          return "";
        }
      }
    }
    return folded(end, breaks);
  }

  /** The end of a line and the empty lines behind it. */
  private static String folded(String end, CharSequence breaks) {
    return !end.equals("\n") ? end + breaks : breaks.isEmpty() ? " " : breaks.toString();
  }

  /** A text in single or double quotes. */
  YamlToken quoted() throws Unreadable {
    Position at = text.at();
    int quote = text.peek();
    text.forward();
    StringBuilder value = new StringBuilder();
    while (true) {
      int c = text.peek();
      if (c == YamlText.END) {
        throw expected("the end of the quotes that begin in line " + at.line());
      } else if (c == quote && !(quote == '\'' && text.peek(1) == quote)) {
        text.forward();
        return new YamlToken(Kind.SCALAR, at, "", value.toString(), false);
      } else if (YamlText.endsWord(c)) {
        value.append(quotedSpaces());
      } else if (c == '\\' && quote == '"') {
        text.forward();
        escape(value);
      } else {
        text.take(c == quote ? 2 : 1);
        value.appendCodePoint(c);
      }
    }
  }

  private String quotedSpaces() throws Unreadable {
    int blanks = 0;
    while (text.peek(blanks) == ' ' || text.peek(blanks) == '\t') {
      blanks++;
    }
    String spaces = text.take(blanks);
    String end = text.lineBreak();
    return end.isEmpty() ? spaces : folded(end, quotedBreaks());
  }

  private CharSequence quotedBreaks() throws Unreadable {
    StringBuilder breaks = new StringBuilder();
    while (true) {
      if (text.isSeparator()) {
        throw expected("the end of the quotes");
      }
      while (text.peek() == ' ' || text.peek() == '\t') {
        text.forward();
      }
      if (!YamlText.isBreak(text.peek())) {
        return breaks;
      }
      breaks.append(text.lineBreak());
    }
  }

  private void escape(StringBuilder value) throws Unreadable {
    int c = text.peek();
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (YamlText.isBreak(c)) {
      text.lineBreak();
      value.append(quotedBreaks());
    } else if (digits > 0) {
      text.forward();
      Position at = text.at();
      long code = Long.parseLong(hex(digits), 16);
      if (code > Character.MAX_CODE_POINT) {
        throw Unreadable.syntax(at, "the number of no character");
      }
      value.appendCodePoint((int) code);
    } else if (c != YamlText.END && ESCAPES.indexOf(c) >= 0) {
      value.append(ESCAPED.charAt(ESCAPES.indexOf(c)));
      text.forward();
    } else {
      throw expected("a character that \\ stands before");
    }
  }

  private String hex(int digits) throws Unreadable {
    for (int i = 0; i < digits; i++) {
      if (!HexFormat.isHexDigit(text.peek(i))) {
        throw expected(digits + " hexadecimal digits");
      }
    }
    return text.take(digits);
  }

  /**
   * A text in a block, behind {@code |} or {@code >}.
   *
   * @param parent the indentation of what it stands in
   */
  YamlToken block(int parent) throws Unreadable {
    Position at = text.at();
    boolean folded = text.peek() == '>';
    text.forward();
    // In either order, each once.
    int chomping = chomping();
    int increment = increment();
    if (chomping == 0) {
      chomping = chomping();
    }
    if (!YamlText.endsWord(text.peek()) || text.peek() == '\t') {
      throw expected("the end of the line");
    }
    ignoredLine();

    int least = Math.max(parent + 1, 1);
    StringBuilder breaks = new StringBuilder();
    int indent = increment == 0 ? Math.max(least, firstBreaks(breaks)) : least + increment - 1;
    blockBreaks(indent, breaks);
    StringBuilder value = new StringBuilder();
    String end = "";
    boolean follows = isIn(indent);
    while (follows) {
      value.append(breaks);
      boolean foldable = folded && !isBlank(text.peek());
      int length = 0;
      while (!YamlText.endsLine(text.peek(length))) {
        length++;
      }
      value.append(text.take(length));
      end = text.lineBreak();
      breaks.setLength(0);
      blockBreaks(indent, breaks);
      follows = isIn(indent);
      if (follows) {
        if (!foldable || !end.equals("\n") || isBlank(text.peek())) {
          value.append(end);
        } else if (breaks.isEmpty()) {
          value.append(' ');
        }
      }
    }
    if (chomping != '-') {
      value.append(end);
    }
    if (chomping == '+') {
      value.append(breaks);
    }
    return new YamlToken(Kind.SCALAR, at, "", value.toString(), false);
  }

  private boolean isIn(int indent) {
    return text.column() == indent && text.peek() != YamlText.END;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  private int chomping() {
    int c = text.peek();
    if (c != '+' && c != '-') {
      return 0;
    }
    text.forward();
    return c;
  }

  private int increment() throws Unreadable {
    int c = text.peek();
    if (!isDigit(c)) {
      return 0;
    }
    if (c == '0') {
      throw expected("an indentation of 1 to 9");
    }
    text.forward();
    return c - '0';
  }

  /** Passes empty lines; returns the largest indentation in front of the first line of text. */
  private int firstBreaks(StringBuilder breaks) {
    int indent = 0;
    while (text.peek() == ' ' || YamlText.isBreak(text.peek())) {
      if (text.peek() == ' ') {
        text.forward();
        indent = Math.max(indent, text.column());
      } else {
        breaks.append(text.lineBreak());
      }
    }
    return indent;
  }

  private void blockBreaks(int indent, StringBuilder breaks) {
    while (true) {
      while (text.column() < indent && text.peek() == ' ') {
        text.forward();
      }
      if (!YamlText.isBreak(text.peek())) {
        return;
      }
      breaks.append(text.lineBreak());
    }
  }

  private void ignoredLine() throws Unreadable {
    text.skipComment();
    if (!YamlText.endsLine(text.peek())) {
      throw expected("the end of the line");
    }
    text.lineBreak();
  }

  /** The name of an anchor, or an alias of one. */
  YamlToken anchor() throws Unreadable {
    Position at = text.at();
    Kind kind = text.peek() == '*' ? Kind.ALIAS : Kind.ANCHOR;
    text.forward();
    String name = name();
    int c = text.peek();
    if (!YamlText.endsWord(c) && "?:,]}%@`".indexOf(c) < 0) {
      throw expected("a letter or digit");
    }
    return new YamlToken(kind, at, "", name, false);
  }

  private String name() throws Unreadable {
    int length = nameLength(0);
    if (length == 0) {
      throw expected("a letter or digit");
    }
    return text.take(length);
  }

  private int nameLength(int from) {
    int length = from;
    while (isNamed(text.peek(length))) {
      length++;
    }
    return length;
  }

  private static boolean isNamed(int c) {
    return isDigit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** A tag; one without a handle is meant as it stands. */
  YamlToken tag() throws Unreadable {
    Position at = text.at();
    String handle = "";
    String rest;
    if (text.peek(1) == '<') {
      text.take(2);
      rest = uri();
      if (text.peek() != '>') {
        throw expected(">");
      }
      text.forward();
    } else if (YamlText.endsWord(text.peek(1))) {
      rest = text.take(1);
    } else {
      int length = 1;
      while (text.peek(length) != '!' && !endsTag(text.peek(length))) {
        length++;
      }
      handle = text.peek(length) == '!' ? handle() : text.take(1);
      rest = uri();
    }
    if (!endsTag(text.peek())) {
      throw expected("a blank");
    }
    return new YamlToken(Kind.TAG, at, handle, rest, false);
  }

  private static boolean endsTag(int c) {
    return c == ' ' || YamlText.endsLine(c);
  }

  private String handle() throws Unreadable {
    if (text.peek() != '!') {
      throw expected("!");
    }
    if (text.peek(1) == ' ') {
      return text.take(1);
    }
    int length = nameLength(1);
    if (text.peek(length) != '!') {
      text.take(length);
      throw expected("!");
    }
    return text.take(length + 1);
  }

  private String uri() throws Unreadable {
    int length = 0;
    while (isNamed(text.peek(length)) || isUriSign(text.peek(length))) {
      length++;
    }
    String uri = text.take(length);
    if (text.peek() == '%') {
      throw Unreadable.syntax(text.at(), "a tag with %, which is not read here");
    }
    if (uri.isEmpty()) {
      throw expected("the name of a tag");
    }
    return uri;
  }

  private static boolean isUriSign(int c) {
    return c != YamlText.END && ";/?:@&=+$,.!~*'()[]".indexOf(c) >= 0;
  }

  /** A directive: {@code YAML} with the version, a handle with its tag, or another name. */
  YamlToken directive() throws Unreadable {
    Position at = text.at();
    text.forward();
    String name = name();
    if (!endsTag(text.peek())) {
      throw expected("a letter or digit");
    }
    String value = "";
    if (name.equals("YAML")) {
      text.skip(' ');
      value = version();
    } else if (name.equals("TAG")) {
      text.skip(' ');
      name = handle();
      if (text.peek() != ' ') {
        throw expected("a blank");
      }
      text.skip(' ');
      value = uri();
    } else {
      while (!YamlText.endsLine(text.peek())) {
        text.forward();
      }
    }
    if (!endsTag(text.peek())) {
      throw expected("a blank");
    }
    ignoredLine();
    return new YamlToken(Kind.DIRECTIVE, at, name, value, false);
  }

  private String version() throws Unreadable {
    String major = number();
    if (text.peek() != '.') {
      throw expected("a point");
    }
    text.forward();
    return major + "." + number();
  }

  private String number() throws Unreadable {
    int length = 0;
    while (isDigit(text.peek(length))) {
      length++;
    }
    if (length == 0) {
      throw expected("a digit");
    }
    return text.take(length);
  }
}
