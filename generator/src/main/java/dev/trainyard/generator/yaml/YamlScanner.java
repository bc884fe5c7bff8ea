package dev.trainyard.generator.yaml;

import dev.trainyard.generator.problem.Visible;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.scanner.Constant;
import org.yaml.snakeyaml.scanner.ScannerException;
import org.yaml.snakeyaml.tokens.AliasToken;
import org.yaml.snakeyaml.tokens.AnchorToken;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Parts a text into tokens as PyYAML does ({@code scanner.py} of PyYAML 6). SnakeYAML, a port of
 * it, does the work; here stands where the port (2.7) takes more or less: tabs between values and
 * within those without quotes, names of anchors, digits of other scripts, a value behind a key
 * without a colon, directives without a document, and an escaped slash, which published forms have.
 */
final class YamlScanner extends LinearScanner {

  private static final String TAB =
      "a tab, which may stand in quotes, blocks of text and comments only";

  private static final String NAME =
      "an anchor or alias whose name is not of letters, digits, - and _";

  /** Stands for the backslash of an escaped slash: no character, but free for use in programs. */
  private static final String ESCAPE = Character.toString(Character.MAX_CODE_POINT);

  private static final Pattern ESCAPED_SLASH =
      Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)\\\\(?=/)");
  private static final Pattern HOLDS_ESCAPE =
      Pattern.compile(ESCAPE + "|\\\\U0010ffff", Pattern.CASE_INSENSITIVE);

  private final boolean marked;
  private final int[] characters;
  private final WholeText reader;
  private Token.ID last = Token.ID.StreamStart;
  private int behindLast;

  YamlScanner(String text) {
    this(text, withMarks(text));
  }

  private YamlScanner(String text, String read) {
    this(new WholeText(read), !read.equals(text));
  }

  private YamlScanner(WholeText reader, boolean marked) {
    super(reader);
    this.reader = reader;
    this.marked = marked;
    this.characters = reader.characters();
  }

  private static String withMarks(String text) {
    return text.contains("\\/") && !HOLDS_ESCAPE.matcher(text).find()
        ? ESCAPED_SLASH.matcher(text).replaceAll("$1" + ESCAPE)
        : text;
  }

  private ScannerException refused(int index, String problem) {
    // With the blank, since a carriage return ends a line only when something else follows.
    WholeText before = new WholeText(new String(characters, 0, index) + " ");
    before.forward(index);
    return new ScannerException(null, null, problem, before.getMark());
  }

  /** How far the text has been read. */
  Mark mark() {
    return reader.getMark();
  }

  /** What is wrong with the text, for people. */
  String problem(MarkedYAMLException refused) {
    Mark at = refused.getProblemMark();
    int index = at.getIndex();
    String context = String.valueOf(refused.getContext());
    if (context.equals("while scanning an anchor") || context.equals("while scanning an alias")) {
      return NAME;
    }
    if (is('\t', index) && !context.equals("while scanning a double-quoted scalar")) {
      return TAB;
    }
    if (at.getColumn() == 0
        && is('-', index)
        && is('-', index + 1)
        && is('-', index + 2)
        && end(index, Constant.NULL_BL_T_LINEBR) > index + 3) {
      return "a line that begins with ---, which is not read here as a part of a text";
    }
    return Visible.of(unmarked(refused.getProblem(), "\\"));
  }

  private boolean is(int character, int index) {
    return index < characters.length && characters[index] == character;
  }

  private String unmarked(String text, String escape) {
    return marked ? text.replace(ESCAPE, escape) : text;
  }

  @Override
  public Token getToken() {
    Token token = super.getToken();
    int start = token.getStartMark().getIndex();
    int behind = token.getEndMark().getIndex();
    requireNoTab(behindLast, start, true);
    switch (token.getTokenId()) {
      case StreamStart -> requirePrintable();
      case Scalar -> token = scalar((ScalarToken) token, start, behind);
      case Anchor -> requireName(((AnchorToken) token).getValue(), start);
      case Alias -> requireName(((AliasToken) token).getValue(), start);
      case Directive -> {
        requireDigits(start, behind);
        // The token of a directive without a meaning ends before its line does.
        behind = end(behind, Constant.NULL_OR_LINEBR);
      }
      case StreamEnd -> {
        if (last == Token.ID.Directive) {
          throw refused(start, "expected --- behind a directive, but found the end of the file");
        }
      }
      default -> {
        // The port does as PyYAML.
      }
    }
    last = token.getTokenId();
    behindLast = behind;
    return token;
  }

  private ScalarToken scalar(ScalarToken token, int start, int behind) {
    if (last == Token.ID.Scalar || last == Token.ID.Alias) {
      throw refused(start, "expected : behind a key, but found a value");
    }
    ScalarStyle style = token.getStyle();
    if (token.getPlain()) {
      requireNoTab(start, behind, false);
    } else if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
      requireDigits(start, end(start, Constant.NULL_BL_LINEBR));
    }
    if (!marked) {
      return token;
    }
    String value = unmarked(token.getValue(), style == ScalarStyle.DOUBLE_QUOTED ? "" : "\\");
    return new ScalarToken(
        value, token.getPlain(), token.getStartMark(), token.getEndMark(), style);
  }

  private void requirePrintable() {
    int first = reader.printable();
    if (first < characters.length) {
      throw refused(first, String.format("the character U+%04X", characters[first]));
    }
  }

  private void requireNoTab(int from, int to, boolean comments) {
    for (int i = from; i < to; i++) {
      if (characters[i] == '\t') {
        throw refused(i, TAB);
      }
      if (characters[i] == '#' && comments) {
        i = end(i, Constant.NULL_OR_LINEBR);
      }
    }
  }

  private void requireDigits(int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isDigit(characters[i]) && characters[i] > '9') {
        throw refused(i, "a digit other than 0 to 9");
      }
    }
  }

  private void requireName(String name, int start) {
    if (!name.codePoints().allMatch(Constant.ALPHA::has)) {
      throw refused(start, NAME);
    }
  }

  /** Where the first of such characters is, or the end of the text. */
  private int end(int from, Constant of) {
    int end = from;
    while (end < characters.length && of.hasNo(characters[end])) {
      end++;
    }
    return end;
  }
}
