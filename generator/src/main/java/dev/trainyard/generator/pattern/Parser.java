package dev.trainyard.generator.pattern;

import java.util.ArrayList;
import java.util.List;

/** Reads what stands between {@code ^} and {@code $}. */
final class Parser {

  /** Go's limit for a count, and for the product of counts within each other. */
  private static final int MOST = 1000;

  private static final int DEEPEST = 50;

  private static final String SPECIAL = ".^$*+?()[]{}|\\";

  private final int[] pattern;
  private int position;
  private int depth;

  private Parser(String pattern) {
    this.pattern = pattern.codePoints().toArray();
  }

  static Node parse(String pattern) throws PatternFault {
    Parser parser = new Parser(pattern);
    Node node = parser.choice();
    if (parser.position < parser.pattern.length) {
      throw new PatternFault("it has a ) without (", "remove it, or write \\)");
    }
    counts(node, 1);
    return node;
  }

  /** Go refuses counts within counts whose product is too large. */
  private static void counts(Node node, int around) throws PatternFault {
    if (node instanceof Node.Repeat repeat) {
      int own = repeat.most() == Node.Repeat.UNBOUNDED ? repeat.least() : repeat.most();
      long product = (long) around * Math.max(1, own);
      if (product > MOST) {
        throw new PatternFault(
            "it repeats something up to " + product + " times",
            "at most "
                + MOST
                + " times, counts within counts multiplied; length(…) sets a limit"
                + " for the whole answer");
      }
      counts(repeat.node(), (int) product);
    } else if (node instanceof Node.Sequence sequence) {
      for (Node inner : sequence.nodes()) {
        counts(inner, around);
      }
    } else if (node instanceof Node.Choice choice) {
      for (Node inner : choice.nodes()) {
        counts(inner, around);
      }
    }
  }

  private int peek() {
    return position < pattern.length ? pattern[position] : -1;
  }

  private int next(String missing) throws PatternFault {
    if (position == pattern.length) {
      throw new PatternFault("it ends where " + missing + " is missing", "complete it");
    }
    return pattern[position++];
  }

  private Node choice() throws PatternFault {
    List<Node> nodes = new ArrayList<>();
    nodes.add(sequence());
    while (peek() == '|') {
      position++;
      nodes.add(sequence());
    }
    return nodes.size() == 1 ? nodes.get(0) : new Node.Choice(List.copyOf(nodes));
  }

  private Node sequence() throws PatternFault {
    List<Node> nodes = new ArrayList<>();
    while (peek() != -1 && peek() != '|' && peek() != ')') {
      nodes.add(repeated(atom()));
    }
    return nodes.size() == 1 ? nodes.get(0) : new Node.Sequence(List.copyOf(nodes));
  }

  private Node repeated(Node node) throws PatternFault {
    Node repeated =
        switch (peek()) {
          case '*' -> counted(node, 0, Node.Repeat.UNBOUNDED);
          case '+' -> counted(node, 1, Node.Repeat.UNBOUNDED);
          case '?' -> counted(node, 0, 1);
          case '{' -> braces(node);
          default -> node;
        };
    if (repeated != node && peek() != -1 && "*+?{".indexOf(peek()) >= 0) {
      throw new PatternFault(
          "it has the quantifier " + Character.toString(peek()) + " behind a quantifier",
          "one quantifier; greedy, lazy and possessive ones match the same whole answers");
    }
    return repeated;
  }

  private Node counted(Node node, int least, int most) {
    position++;
    return new Node.Repeat(node, least, most);
  }

  private Node braces(Node node) throws PatternFault {
    position++;
    int least = number();
    int most = least;
    if (peek() == ',') {
      position++;
      most = peek() == '}' ? Node.Repeat.UNBOUNDED : number();
    }
    if (next("}") != '}') {
      throw new PatternFault("it has { that begins no count", "{2}, {2,} or {2,5}, or \\{");
    }
    if (most < least) {
      throw new PatternFault("it has the count {" + least + "," + most + "}", "swap the numbers");
    }
    return new Node.Repeat(node, least, most);
  }

  private int number() throws PatternFault {
    int start = position;
    int number = 0;
    while (peek() >= '0' && peek() <= '9' && position - start < 5) {
      number = number * 10 + (pattern[position++] - '0');
    }
    if (position == start) {
      throw new PatternFault("it has { that begins no count", "{2}, {2,} or {2,5}, or \\{");
    }
    if (number > MOST) {
      throw new PatternFault("it has the count " + number, "at most " + MOST);
    }
    return number;
  }

  private Node atom() throws PatternFault {
    int character = next("something");
    switch (character) {
      case '(':
        return group();
      case '[':
        return set();
      case '\\':
        return one(escaped());
      case '.':
        throw new PatternFault(
            "it has a . that stands for any character",
            "a set such as [ -~] for printable ASCII or [^\\n] for all but line breaks: what . is"
                + " differs; \\. for the character itself");
      case '^', '$':
        throw new PatternFault(
            "it has " + Character.toString(character) + " within",
            "^ at its beginning and $ at its end alone, with (…|…) around alternatives; \\"
                + Character.toString(character)
                + " for the character itself");
      default:
        if (SPECIAL.indexOf(character) >= 0) {
          throw new PatternFault(
              "it has a " + Character.toString(character) + " with nothing to apply to",
              "\\" + Character.toString(character) + " for the character itself");
        }
        return one(character);
    }
  }

  private static Node one(int character) {
    return new Node.One(Characters.of(List.of(new Characters.Range(character, character))));
  }

  private Node group() throws PatternFault {
    if (peek() == '?') {
      position++;
      if (next(":") != ':') {
        throw new PatternFault(
            "it has a group that begins with (?",
            "(…) or (?:…); flags, names and look-around are not shared");
      }
    }
    if (++depth > DEEPEST) {
      throw new PatternFault("its groups are too deep", "at most " + DEEPEST + " within another");
    }
    Node node = choice();
    if (next(")") != ')') {
      throw new IllegalStateException("a choice ends at its group's end");
    }
    depth--;
    return node;
  }

  /** The character behind a backslash. */
  private int escaped() throws PatternFault {
    int character = next("a character");
    switch (character) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case 'f':
        return '\f';
      case 'x':
        return hex() * 16 + hex();
      default:
        boolean punctuation =
            character > ' '
                && character < 0x7f
                && !(character >= '0' && character <= '9')
                && !(character >= 'a' && character <= 'z')
                && !(character >= 'A' && character <= 'Z');
        if (!punctuation) {
          String set =
              switch (character) {
                case 'd' -> "[0-9]";
                case 'w' -> "[A-Za-z0-9_]";
                case 's' -> "[ \\t]";
                case 'D' -> "[^0-9]";
                case 'W' -> "[^A-Za-z0-9_]";
                case 'S' -> "[^ \\t\\n\\r]";
                default -> "the characters themselves";
              };
          throw new PatternFault(
              "it has \\" + Character.toString(character) + ", which means different things", set);
        }
        return character;
    }
  }

  private int hex() throws PatternFault {
    int digit = Character.digit(next("a hexadecimal digit"), 16);
    if (digit < 0) {
      throw new PatternFault("it has \\x without two hexadecimal digits", "\\x20");
    }
    return digit;
  }

  private Node set() throws PatternFault {
    boolean negated = peek() == '^';
    if (negated) {
      position++;
    }
    List<Characters.Range> ranges = new ArrayList<>();
    boolean first = true;
    while (first || peek() != ']') {
      int start = member(first);
      int end = start;
      if (peek() == '-' && position + 1 < pattern.length && pattern[position + 1] != ']') {
        position++;
        end = member(false);
        if (end < start) {
          throw new PatternFault(
              "it has the range "
                  + Character.toString(start)
                  + "-"
                  + Character.toString(end)
                  + ", which ends before it begins",
              "swap the ends");
        }
      }
      ranges.add(new Characters.Range(start, end));
      first = false;
    }
    position++;
    Characters characters = Characters.of(ranges);
    if (negated) {
      characters = characters.others();
    }
    if (characters.ranges().isEmpty()) {
      throw new PatternFault("it has a set without characters", "a set that holds something");
    }
    return new Node.One(characters);
  }

  /** One character of a set, with whose signs the readers do different things. */
  private int member(boolean first) throws PatternFault {
    int character = next("]");
    if (character == '\\') {
      return escaped();
    }
    if (character == '[' || character == ']' || character == '^' && first) {
      throw new PatternFault(
          "it has " + Character.toString(character) + " within a set",
          "\\" + Character.toString(character));
    }
    if (character == '-' && !first && peek() != ']') {
      throw new PatternFault("it has a - in the middle of a set", "\\-, or - as the last sign");
    }
    if ("&|~-".indexOf(character) >= 0 && peek() == character) {
      throw new PatternFault(
          "it has "
              + Character.toString(character).repeat(2)
              + " within a set, an operator to some",
          "each sign once");
    }
    return character;
  }
}
