package dev.trainyard.generator.pattern;

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
    return isPlain(node);
  }

  private static boolean isPlain(Node node) {
    if (node instanceof Node.One one) {
      return one.characters().isWithin(PLAIN);
    }
    if (node instanceof Node.Repeat repeat) {
      return repeat.most() == 0 || isPlain(repeat.node());
    }
    return (node instanceof Node.Sequence sequence
            ? sequence.nodes()
            : ((Node.Choice) node).nodes())
        .stream().allMatch(AnswerPattern::isPlain);
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
