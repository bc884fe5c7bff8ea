package dev.trainyard.generator.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/**
 * A regular expression for whole answers that Python, Go, Java and ECMAScript understand alike:
 * those of the middleware, of templates, of this project and of the web UI.
 *
 * <p>It stands between {@code ^} and {@code $} and is made of characters, sets such as {@code
 * [a-z_]} and {@code [^"]}, groups, alternatives and counts. Everything else means different things
 * to them: {@code \d} is any digit of Unicode to Python, {@code \s} differs in all four,
 * look-around is unknown to Go, and {@code .} leaves out different line breaks.
 */
public final class AnswerPattern {

  private static final Characters PLAIN =
      Characters.of(
          List.of(
              new Characters.Range('A', 'Z'),
              new Characters.Range('a', 'z'),
              new Characters.Range('0', '9'),
              new Characters.Range('.', '.'),
              new Characters.Range('_', '_'),
              new Characters.Range('-', '-')));

  /** Repetitions beyond the least in an example: few, or enough for a length that is asked for. */
  private static final int FEW = 5;

  private static final int MANY = 90;

  private final Node node;
  private final Pattern compiled;

  private AnswerPattern(Node node, String inner) {
    this.node = node;
    // Java's $ would admit a line break behind the answer.
    this.compiled = Pattern.compile("\\A(?:" + inner + ")\\z");
  }

  /**
   * Reads a pattern.
   *
   * @throws PatternFault when it is none of this kind
   */
  public static AnswerPattern of(String pattern) throws PatternFault {
    if (!pattern.startsWith("^") || !endsAnchored(pattern)) {
      throw new PatternFault("it is not anchored", "^ at its beginning and $ at its end");
    }
    String inner = pattern.substring(1, pattern.length() - 1);
    Node node = Parser.parse(inner);
    if (node instanceof Node.Choice) {
      throw new PatternFault(
          "it is not anchored: ^ and $ belong to one of its alternatives each",
          "parentheses around the alternatives, as in ^(a|b)$");
    }
    return new AnswerPattern(node, inner);
  }

  private static boolean endsAnchored(String pattern) {
    if (!pattern.endsWith("$") || pattern.length() < 2) {
      return false;
    }
    int backslashes = 0;
    for (int i = pattern.length() - 2; i >= 0 && pattern.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return backslashes % 2 == 0;
  }

  /** Whether a whole text matches. */
  public boolean matches(String text) {
    return compiled.matcher(text).matches();
  }

  /** Whether nothing but ASCII letters, digits and {@code . _ -} can match. */
  public boolean isPlain() {
    return isWithin(node, PLAIN);
  }

  /** Whether nothing but texts of these characters can match. */
  public boolean isWithin(String characters) {
    return isWithin(
        node,
        Characters.of(
            characters.codePoints().mapToObj(one -> new Characters.Range(one, one)).toList()));
  }

  private static boolean isWithin(Node node, Characters allowed) {
    if (node instanceof Node.One one) {
      return one.characters().isWithin(allowed);
    }
    if (node instanceof Node.Repeat repeat) {
      return repeat.most() == 0 || isWithin(repeat.node(), allowed);
    }
    return (node instanceof Node.Sequence sequence
            ? sequence.nodes()
            : ((Node.Choice) node).nodes())
        .stream().allMatch(inner -> isWithin(inner, allowed));
  }

  /**
   * Whether a text that matches can begin with this character, and another one with something else;
   * a pattern of which all texts begin with it asks for that.
   */
  public boolean mayBeginWith(int character) {
    List<Characters> first = new ArrayList<>();
    boolean empty = first(node, first);
    return first.stream().anyMatch(one -> one.contains(character))
        && (empty || !first.stream().allMatch(one -> isOnly(one, character)));
  }

  private static boolean isOnly(Characters characters, int character) {
    return characters.isWithin(Characters.of(List.of(new Characters.Range(character, character))));
  }

  /** Adds what a text can begin with; true when there is an empty one. */
  private static boolean first(Node node, List<Characters> first) {
    if (node instanceof Node.One one) {
      first.add(one.characters());
      return false;
    }
    if (node instanceof Node.Repeat repeat) {
      return repeat.most() == 0 || first(repeat.node(), first) || repeat.least() == 0;
    }
    if (node instanceof Node.Choice choice) {
      boolean empty = false;
      for (Node inner : choice.nodes()) {
        empty |= first(inner, first);
      }
      return empty;
    }
    for (Node inner : ((Node.Sequence) node).nodes()) {
      if (!first(inner, first)) {
        return false;
      }
    }
    return true;
  }

  /**
   * A text that matches.
   *
   * @param choose yields a number from 0 to below its argument and so decides which
   */
  public String example(IntUnaryOperator choose) {
    StringBuilder text = new StringBuilder();
    append(node, choose, text);
    return text.toString();
  }

  private static void append(Node node, IntUnaryOperator choose, StringBuilder text) {
    if (node instanceof Node.One one) {
      text.appendCodePoint(one.characters().any(choose));
    } else if (node instanceof Node.Sequence sequence) {
      sequence.nodes().forEach(inner -> append(inner, choose, text));
    } else if (node instanceof Node.Choice choice) {
      append(choice.nodes().get(choose.applyAsInt(choice.nodes().size())), choose, text);
    } else if (node instanceof Node.Repeat repeat) {
      int more = choose.applyAsInt(2) == 0 ? FEW : MANY;
      int most = (int) Math.min((long) repeat.least() + more, repeat.most());
      int times = repeat.least() + choose.applyAsInt(most - repeat.least() + 1);
      for (int i = 0; i < times; i++) {
        append(repeat.node(), choose, text);
      }
    }
  }
}
