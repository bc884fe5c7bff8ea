package dev.trainyard.generator.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;

/**
 * A text that SnakeYAML reads in time with its length. Its own reader (2.7) copies all that is not
 * yet taken whenever it reads 1,024 characters more, and its scanner takes a word, a comment or a
 * run of blanks at their ends only: a long one costs the square of its length.
 */
final class WholeText extends StreamReader {

  private static final String NAME = "'string'";

  private final int[] characters;
  private final int printable;
  private int at;
  private int line;
  private int column;
  private int document;

  WholeText(String text) {
    super("");
    characters = new int[text.codePointCount(0, text.length())];
    for (int i = 0, from = 0; i < characters.length; i++) {
      characters[i] = text.codePointAt(from);
      from += Character.charCount(characters[i]);
    }
    int first = 0;
    while (first < characters.length && isPrintable(characters[first])) {
      first++;
    }
    printable = first;
  }

  /** The whole text; nobody may change it. */
  int[] characters() {
    return characters;
  }

  /** Where the first character is that YAML does not allow, or the end of the text. */
  int printable() {
    return printable;
  }

  @Override
  public int peek() {
    return peek(0);
  }

  @Override
  public int peek(int index) {
    return isThere(at + index) ? characters[at + index] : '\0';
  }

  private boolean isThere(int index) {
    if (index < printable) {
      return true;
    }
    if (index < characters.length) {
      throw new ReaderException(
          NAME, printable, characters[printable], "special characters are not allowed");
    }
    return false;
  }

  @Override
  public String prefix(int length) {
    boolean whole = length == 0 || isThere(at + length - 1);
    return new String(characters, at, whole ? length : characters.length - at);
  }

  @Override
  public String prefixForward(int length) {
    String prefix = prefix(length);
    // No scanner looks for one that holds the end of a line.
    at += length;
    document += length;
    column += length;
    return prefix;
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int length) {
    for (int i = 0; i < length && isThere(at); i++) {
      int character = characters[at++];
      document++;
      if (Constant.LINEBR.has(character)
          || character == '\r' && isThere(at) && characters[at] != '\n') {
        line++;
        column = 0;
      } else if (character != '\ufeff') {
        column++;
      }
    }
  }

  @Override
  public Mark getMark() {
    return new Mark(NAME, at, line, column, characters, at);
  }

  @Override
  public int getIndex() {
    return at;
  }

  @Override
  public int getLine() {
    return line;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getDocumentIndex() {
    return document;
  }

  @Override
  public void resetDocumentIndex() {
    document = 0;
  }
}
