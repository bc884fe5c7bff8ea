package dev.trainyard.generator.yaml;

/**
 * The characters of a text one after the other, with the place of each as PyYAML counts ({@code
 * reader.py} of PyYAML 6): what ends a line is more than in YAML 1.2.
 */
final class YamlText {

  /** Stands behind the last character; no text holds it. */
  static final int END = 0;

  private static final int BYTE_ORDER_MARK = 0xfeff;

  private final int[] characters;
  private int index;
  private int line;
  private int column;

  /**
   * A text from its beginning.
   *
   * @throws Unreadable if it holds a character that no file may hold
   */
  YamlText(String text) throws Unreadable {
    characters = text.codePoints().toArray();
    while (index < characters.length) {
      if (!isPrintable(peek())) {
        throw Unreadable.syntax(at(), "the character " + String.format("U+%04X", peek()));
      }
      forward();
    }
    index = 0;
    line = 0;
    column = 0;
    if (peek() == BYTE_ORDER_MARK) {
      forward();
    }
  }

  private static boolean isPrintable(int c) {
    return c >= 0x20 && c <= 0x7e
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || c == 0x85
        || c >= 0xa0 && c <= 0xd7ff
        || c >= 0xe000 && c <= 0xfffd
        || c >= 0x10000;
  }

  /** Whether a character ends a line. */
  static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** Whether a line has no more characters. */
  static boolean endsLine(int c) {
    return c == END || isBreak(c);
  }

  /** Whether a word has no more characters. */
  static boolean endsWord(int c) {
    return c == ' ' || c == '\t' || endsLine(c);
  }

  int peek() {
    return peek(0);
  }

  /** The character so many behind the next one. */
  int peek(int ahead) {
    return index + ahead < characters.length ? characters[index + ahead] : END;
  }

  void forward() {
    int c = peek();
    index++;
    if (isBreak(c) && !(c == '\r' && peek() == '\n')) {
      line++;
      column = 0;
    } else if (c != BYTE_ORDER_MARK) {
      column++;
    }
  }

  /** The next characters, which are passed. */
  String take(int length) {
    String taken = new String(characters, index, length);
    for (int i = 0; i < length; i++) {
      forward();
    }
    return taken;
  }

  void skip(int c) {
    while (peek() == c) {
      forward();
    }
  }

  /** Passes what is left of a line if that is blanks and a comment; the end of the line is left. */
  void skipComment() {
    skip(' ');
    if (peek() == '#') {
      while (!endsLine(peek())) {
        forward();
      }
    }
  }

  /** What the end of a line, which is passed, counts as within a text; nothing elsewhere. */
  String lineBreak() {
    int c = peek();
    if (!isBreak(c)) {
      return "";
    }
    if (c == '\r' && peek(1) == '\n') {
      forward();
    }
    forward();
    return c == 0x2028 || c == 0x2029 ? Character.toString(c) : "\n";
  }

  /** Whether a line begins here with what parts documents. */
  boolean isSeparator() {
    int c = peek();
    return (c == '-' || c == '.') && peek(1) == c && peek(2) == c && endsWord(peek(3));
  }

  int index() {
    return index;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  Position at() {
    return new Position(line + 1, column + 1);
  }
}
