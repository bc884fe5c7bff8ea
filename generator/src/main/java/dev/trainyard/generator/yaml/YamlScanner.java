package dev.trainyard.generator.yaml;

import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Parts a text into tokens as PyYAML does ({@code scanner.py} of PyYAML 6), which is neither YAML
 * 1.1 nor 1.2 to the letter: no tabs between tokens, keys of one line and 1,024 characters.
 */
final class YamlScanner {

  private static final int KEY_LENGTH = 1024;

  private final YamlText text;
  private final YamlScalarScanner scalars;

  /** Read ahead only as far as a key may reach. */
  private final List<YamlToken> tokens = new ArrayList<>();

  /** What may turn out to be a key, the outermost first; one for each level of brackets. */
  private final Deque<PossibleKey> keys = new ArrayDeque<>();

  private final Deque<Integer> indents = new ArrayDeque<>();
  private int indent = -1;
  private int brackets;
  private boolean keyAllowed = true;
  private boolean done;
  private int taken;

  private record PossibleKey(
      int token, int brackets, boolean required, int index, int line, int column, Position at) {}

  YamlScanner(YamlText text) {
    this.text = text;
    this.scalars = new YamlScalarScanner(text);
  }

  /** The next token; behind the last one there is none. */
  YamlToken peek() throws Unreadable {
    while (!isCertain()) {
      fetch();
    }
    return tokens.get(0);
  }

  YamlToken take() throws Unreadable {
    YamlToken next = peek();
    tokens.remove(0);
    taken++;
    return next;
  }

  /** Whether nothing that follows can come before the next token. */
  private boolean isCertain() throws Unreadable {
    if (done) {
      return true;
    }
    dropStaleKeys();
    return !tokens.isEmpty() && (keys.isEmpty() || keys.peekFirst().token() != taken);
  }

  private void fetch() throws Unreadable {
    toNextToken();
    dropStaleKeys();
    unindent(text.column());
    int c = text.peek();
    if (c == YamlText.END) {
      unindent(-1);
      dropKey();
      done = true;
      tokens.add(here(Kind.STREAM_END));
    } else if (text.column() == 0 && (c == '%' || text.isSeparator())) {
      document(c);
    } else if (c == '[' || c == '{') {
      possibleKey();
      if (++brackets > YamlLimits.DEPTH) {
        throw Unreadable.tooDeep(text.at());
      }
      indicator(c == '[' ? Kind.FLOW_LIST_START : Kind.FLOW_MAP_START, true);
    } else if (c == ']' || c == '}') {
      dropKey();
      if (brackets-- == 0) {
        throw Unreadable.syntax(text.at(), "a bracket that was not opened");
      }
      indicator(c == ']' ? Kind.FLOW_LIST_END : Kind.FLOW_MAP_END, false);
    } else if (c == ',') {
      dropKey();
      indicator(Kind.COMMA, true);
    } else if (c == '-' && YamlText.endsWord(text.peek(1))) {
      item();
    } else if ((c == '?' || c == ':') && (inBrackets() || YamlText.endsWord(text.peek(1)))) {
      keyOrValue(c);
    } else if ((c == '|' || c == '>') && !inBrackets()) {
      dropKey();
      keyAllowed = true;
      tokens.add(scalars.block(indent));
    } else {
      possibleKey();
      keyAllowed = false;
      tokens.add(
          switch (c) {
            case '*', '&' -> scalars.anchor();
            case '!' -> scalars.tag();
            case '\'', '"' -> scalars.quoted();
            default -> plain();
          });
    }
  }

  private void toNextToken() {
    do {
      text.skipComment();
      if (YamlText.isBreak(text.peek()) && !inBrackets()) {
        keyAllowed = true;
      }
    } while (!text.lineBreak().isEmpty());
  }

  private boolean inBrackets() {
    return brackets > 0;
  }

  private YamlToken here(Kind kind) {
    return new YamlToken(kind, text.at());
  }

  private void indicator(Kind kind, boolean keyMayFollow) {
    keyAllowed = keyMayFollow;
    tokens.add(here(kind));
    text.forward();
  }

  private void document(int c) throws Unreadable {
    unindent(-1);
    dropKey();
    keyAllowed = false;
    if (c == '%') {
      tokens.add(scalars.directive());
    } else {
      tokens.add(here(c == '-' ? Kind.DOCUMENT_START : Kind.DOCUMENT_END));
      text.take(3);
    }
  }

  private void item() throws Unreadable {
    if (!inBrackets()) {
      requireKeyAllowed("an entry of a list");
      if (indent(text.column())) {
        tokens.add(here(Kind.LIST_START));
      }
    }
    dropKey();
    indicator(Kind.ITEM, true);
  }

  private void keyOrValue(int c) throws Unreadable {
    PossibleKey key = keys.peekLast();
    if (c == ':' && key != null && key.brackets() == brackets) {
      keys.removeLast();
      tokens.add(key.token() - taken, new YamlToken(Kind.KEY, key.at()));
      if (!inBrackets() && indent(key.column())) {
        tokens.add(key.token() - taken, new YamlToken(Kind.MAP_START, key.at()));
      }
      indicator(Kind.VALUE, false);
      return;
    }
    if (!inBrackets()) {
      requireKeyAllowed(c == ':' ? "the value of a key" : "a key");
      if (indent(text.column())) {
        tokens.add(here(Kind.MAP_START));
      }
    }
    dropKey();
    indicator(c == ':' ? Kind.VALUE : Kind.KEY, !inBrackets());
  }

  private void requireKeyAllowed(String what) throws Unreadable {
    if (!keyAllowed) {
      throw Unreadable.syntax(text.at(), what + " is not allowed here");
    }
  }

  private YamlToken plain() throws Unreadable {
    int c = text.peek();
    boolean indicator = "-?:,[]{}#&*!|>'\"%@`".indexOf(c) >= 0;
    if (YamlText.endsWord(c)
        || indicator
            && (YamlText.endsWord(text.peek(1))
                || c != '-' && (inBrackets() || c != '?' && c != ':'))) {
      throw Unreadable.syntax(
          text.at(),
          c == '\t'
              ? "a tab, which may stand in quotes, blocks of text and comments only"
              : Visible.of(Character.toString(c)) + " cannot begin a value");
    }
    YamlToken token = scalars.plain(indent + 1, inBrackets());
    // A text without quotes ends with the line if nothing of it is on the next.
    keyAllowed = scalars.endedLine();
    return token;
  }

  /** Keeps in mind that the next token may be a key. */
  private void possibleKey() throws Unreadable {
    if (keyAllowed) {
      dropKey();
      keys.addLast(
          new PossibleKey(
              taken + tokens.size(),
              brackets,
              !inBrackets() && indent == text.column(),
              text.index(),
              text.line(),
              text.column(),
              text.at()));
    }
  }

  private void dropStaleKeys() throws Unreadable {
    PossibleKey key = keys.peekFirst();
    while (key != null && (key.line() != text.line() || text.index() - key.index() > KEY_LENGTH)) {
      requireNoKey(key);
      keys.removeFirst();
      key = keys.peekFirst();
    }
  }

  private void dropKey() throws Unreadable {
    PossibleKey key = keys.peekLast();
    if (key != null && key.brackets() == brackets) {
      requireNoKey(key);
      keys.removeLast();
    }
  }

  private static void requireNoKey(PossibleKey key) throws Unreadable {
    if (key.required()) {
      throw Unreadable.syntax(key.at(), "expected a key with : on one line");
    }
  }

  private boolean indent(int column) {
    if (indent >= column) {
      return false;
    }
    indents.push(indent);
    indent = column;
    return true;
  }

  /** Brackets free what is in them from indentation. */
  private void unindent(int column) {
    while (!inBrackets() && indent > column) {
      indent = indents.pop();
      tokens.add(here(Kind.BLOCK_END));
    }
  }
}
