package dev.trainyard.catalog.lint.form;

import dev.trainyard.generator.pattern.ForeignPattern;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A regular expression of Python, as the middleware compiles it: what Python says of it, and the
 * same for Java as far as there is such a thing.
 */
public final class PythonPattern {

  /** What a backslash may stand before, beside what is no letter. */
  private static final String ESCAPES = "AbBdDsSwWZafnrtvxuUN0123456789";

  private static final String QUANTIFIERS = "*+?";

  private static final Pattern COUNT = Pattern.compile("\\{([0-9]+(,[0-9]*)?|,[0-9]+)}");
  private static final Pattern FLAGS = Pattern.compile("\\?[aiLmsux]+\\)");
  private static final Pattern FLAGS_OF_GROUP = Pattern.compile("\\?[aiLmsux]*(-[imsx]+)?:");
  private static final Map<Integer, Pattern> DIGITS =
      Map.of(
          2, Pattern.compile("[0-9A-Fa-f]{2}"),
          4, Pattern.compile("[0-9A-Fa-f]{4}"),
          8, Pattern.compile("[0-9A-Fa-f]{8}"));

  private final String text;
  private final StringBuilder java = new StringBuilder();
  private int at;
  private int open;
  private boolean known = true;
  private boolean recent;
  private int groups;
  private final Set<String> names = new HashSet<>();

  private PythonPattern(String text) {
    this.text = text;
  }

  /** What Python says when it cannot compile a pattern; empty when it can. */
  public static Optional<String> fault(String pattern) {
    try {
      new PythonPattern(pattern).read();
      return Optional.empty();
    } catch (Fault e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Whether Python can compile a pattern from 3.11 on only, which 22.02 and 22.12 do not have. */
  public static boolean isRecent(String pattern) {
    PythonPattern reader = new PythonPattern(pattern);
    try {
      reader.read();
      return reader.recent;
    } catch (Fault e) {
      return false;
    }
  }

  /** The pattern for Java; empty where Python has none, or Java has nothing like it. */
  public static Optional<ForeignPattern> compiled(String pattern) {
    PythonPattern reader = new PythonPattern(pattern);
    try {
      reader.read();
      return reader.known
          ? ForeignPattern.of(reader.java.toString(), Pattern.UNICODE_CHARACTER_CLASS)
          : Optional.empty();
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  /** Python cannot compile a pattern. */
  private static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    private Fault(String message) {
      super(message, null, false, false);
    }
  }

  private Fault fault(String message, int where) {
    return new Fault(message + " at position " + where);
  }

  private void read() throws Fault {
    if (text.length() > ForeignPattern.LENGTH) {
      known = false;
      return;
    }
    boolean repeatable = false;
    boolean repeated = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      int start = at;
      if (c == '\\') {
        escape(false);
        repeatable = true;
        repeated = false;
      } else if (c == '[') {
        set();
        repeatable = true;
        repeated = false;
      } else if (c == '(') {
        group();
        repeatable = false;
        repeated = false;
      } else if (c == ')') {
        if (open == 0) {
          throw fault("unbalanced parenthesis", start);
        }
        open--;
        take();
        repeatable = true;
        repeated = false;
      } else if (QUANTIFIERS.indexOf(c) >= 0 || c == '{' && isCount()) {
        if (!repeatable) {
          throw fault("nothing to repeat", start);
        }
        if (repeated && c == '+') {
          recent = true;
        } else if (repeated && c != '?') {
          throw fault("multiple repeat", start);
        }
        count();
        // One ? or + behind a count belongs to it.
        repeatable = !repeated;
        repeated = true;
      } else {
        repeatable = c != '|' && c != '^';
        repeated = false;
        if (c == '{' || c == '}' || c == ']') {
          java.append('\\');
        }
        take();
      }
    }
    if (open > 0) {
      throw fault("missing ), unterminated subpattern", text.length());
    }
  }

  private void take() {
    java.append(text.charAt(at++));
  }

  private boolean isHere(Pattern part) {
    return part.matcher(text).region(at, text.length()).lookingAt();
  }

  private boolean isCount() {
    return isHere(COUNT);
  }

  private void count() throws Fault {
    if (text.charAt(at) != '{') {
      take();
      return;
    }
    int end = text.indexOf('}', at);
    String[] bounds = text.substring(at + 1, end).split(",", -1);
    String least = bounds[0].isEmpty() ? "0" : bounds[0];
    boolean both = bounds.length == 2 && !bounds[1].isEmpty();
    if (least.length() > 9 || both && bounds[1].length() > 9) {
      known = false;
    } else if (both && Integer.parseInt(least) > Integer.parseInt(bounds[1])) {
      throw fault("min repeat greater than max repeat", at);
    }
    java.append('{').append(least).append(bounds.length == 2 ? "," + bounds[1] : "").append('}');
    at = end + 1;
  }

  private void escape(boolean inSet) throws Fault {
    if (at + 1 >= text.length()) {
      throw fault("bad escape (end of pattern)", at);
    }
    char c = text.charAt(at + 1);
    boolean letter = c < 0x80 && Character.isLetterOrDigit(c);
    if (letter && ESCAPES.indexOf(c) < 0 || inSet && (c == 'B' || c == 'Z' || c == 'A')) {
      throw fault("bad escape \\" + c, at);
    }
    at += 2;
    if (!inSet && c >= '1' && c <= '9') {
      reference();
    }
    switch (c) {
      case 'Z' -> java.append("\\z");
      case 'v' -> java.append("\\x0B");
      case 'N', 'U', 'x', 'u', '0' -> {
        known &= c == 'x' || c == 'u';
        java.append('\\').append(c);
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits > 0 && !isHere(DIGITS.get(digits))) {
          throw fault("incomplete escape \\" + c, at - 2);
        }
      }
      case 'b' -> java.append(inSet ? "\\x08" : "\\b");
      default -> java.append('\\').append(c);
    }
  }

  /** Three digits from 0 to 7 are a character, everything else is a group. */
  private void reference() throws Fault {
    String digits = text.substring(at - 1, Math.min(text.length(), at + 2));
    int length = digits.length() > 1 && Character.isDigit(digits.charAt(1)) ? 2 : 1;
    boolean character = digits.matches("(?s)[0-7]{3}.*");
    if (!character && Integer.parseInt(digits.substring(0, length)) > groups) {
      throw fault("invalid group reference " + digits.substring(0, length), at - 1);
    }
    known &= !character;
  }

  private void set() throws Fault {
    int start = at;
    take();
    if (at < text.length() && text.charAt(at) == '^') {
      take();
    }
    boolean first = true;
    int last = -1;
    while (true) {
      if (at >= text.length()) {
        throw fault("unterminated character set", start);
      }
      char c = text.charAt(at);
      if (c == ']' && !first) {
        take();
        return;
      }
      first = false;
      boolean range = c == '-' && last >= 0 && at + 1 < text.length() && text.charAt(at + 1) != ']';
      if (range && text.charAt(at + 1) != '\\') {
        char end = text.charAt(at + 1);
        if (last > end) {
          throw fault("bad character range " + (char) last + "-" + end, at - 1);
        }
        take();
        inSet(end);
        at++;
        last = -1;
      } else if (range) {
        if (at + 2 < text.length() && "dDsSwW".indexOf(text.charAt(at + 2)) >= 0) {
          throw fault("bad character range " + (char) last + text.substring(at, at + 3), at - 1);
        }
        take();
        last = -1;
      } else if (c == '\\') {
        int before = at;
        escape(true);
        char escaped = text.charAt(before + 1);
        last = Character.isLetterOrDigit(escaped) ? -1 : escaped;
      } else {
        inSet(c);
        at++;
        last = c;
      }
    }
  }

  /** A character of a set; to Java some mean more than themselves. */
  private void inSet(char c) {
    if (c == '[' || c == ']' || c == '&' || c == '^' || c == '-') {
      java.append('\\');
    }
    java.append(c);
  }

  private void group() throws Fault {
    int start = at;
    open++;
    take();
    if (at >= text.length() || text.charAt(at) != '?') {
      groups++;
      return;
    }
    String rest = text.substring(at);
    if (rest.startsWith("?P<")) {
      int end = rest.indexOf('>');
      if (end < 0 || !rest.substring(3, end).matches("[\\p{L}_][\\p{L}\\p{N}_]*")) {
        throw fault("bad character in group name", at);
      }
      groups++;
      names.add(rest.substring(3, end));
      known &= rest.substring(3, end).matches("[A-Za-z][A-Za-z0-9]*");
      java.append("?<").append(rest, 3, end + 1);
      at += end + 1;
    } else if (rest.startsWith("?>")) {
      recent = true;
      java.append("?>");
      at += 2;
    } else if (rest.startsWith("?P=")) {
      int close = rest.indexOf(')');
      String name = rest.substring(3, close < 0 ? rest.length() : close);
      if (!names.contains(name)) {
        throw fault("unknown group name '" + name + "'", at + 3);
      }
      known = false;
      java.append("?:");
      at += 3 + name.length();
    } else if (rest.startsWith("?:")
        || rest.startsWith("?=")
        || rest.startsWith("?!")
        || rest.startsWith("?<=")
        || rest.startsWith("?<!")) {
      int length = rest.startsWith("?<") ? 3 : 2;
      java.append(rest, 0, length);
      at += length;
    } else if (isHere(FLAGS)) {
      if (start != 0) {
        throw fault("global flags not at the start of the expression", start);
      }
      int end = rest.indexOf(')');
      String flags = rest.substring(1, end).replaceAll("[auL]", "");
      known &= !rest.substring(1, end).contains("L");
      java.append(flags.isEmpty() ? "?:" : "?" + flags);
      at += end;
    } else if (rest.startsWith("?#") || rest.startsWith("?(") || isHere(FLAGS_OF_GROUP)) {
      // Java says these otherwise; Python knows them.
      known = false;
      java.append("?:");
      at += 2;
    } else {
      throw fault("unknown extension " + rest.substring(0, Math.min(3, rest.length())), at);
    }
  }
}
