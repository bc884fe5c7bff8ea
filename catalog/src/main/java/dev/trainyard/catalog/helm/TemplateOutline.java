package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.edition.Facts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys and values in the text of a template, read before Helm: lines of template code and
 * comments are passed over, what is indented gives the paths. Each line is looked at once, and what
 * is deeper or longer than manifests are is left out.
 */
final class TemplateOutline {

  private static final int DEPTH = 64;
  private static final int LONGEST_KEY = 256;
  private static final int LONGEST = 2000;

  /** Of a branch that holds where others do not: any number of them may follow each other. */
  private static final int LONGEST_GUARD = 500;

  /** Characters of all conditions around an entry, which is told for each of them. */
  private static final int LONGEST_GUARDS = LONGEST;

  private static final Pattern BLOCK =
      Pattern.compile("(if|else|end|range|with|define|block)(?![\\w.])");

  /**
   * One key with its value, or one value of a list.
   *
   * @param document which document of the template it is in
   * @param item which entry of a list it is in, by a number that no other entry has; 0 for none
   * @param path the keys around it and its own, {@code []} standing for an entry of a list: {@code
   *     spec.volumes[].name}
   * @param value the value as it is written; empty when it stands on lines below
   * @param guards the conditions around it, as they are written, outermost first; the innermost
   *     have one name where all would be longer than any chart has them
   */
  record Entry(int document, int item, String path, String value, List<String> guards) {

    /** The last key of the path. */
    String key() {
      return path.substring(path.lastIndexOf('.') + 1);
    }
  }

  /** A key or an entry of a list that is open. */
  private record Level(int indent, boolean item, boolean holds, int number, String path) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Deque<Level> levels = new ArrayDeque<>();
  private final Deque<String> guards = new ArrayDeque<>();

  /** The conditions among the guards: one list for all entries between two lines of code. */
  private List<String> around = List.of();

  /** Blocks that are open within those that are looked at. */
  private int deeper;

  private int document;
  private int items;

  /** Lines indented further belong to a text block; -1 outside of one. */
  private int block = -1;

  private TemplateOutline() {}

  static List<Entry> of(String template) {
    TemplateOutline outline = new TemplateOutline();
    template.lines().forEach(outline::line);
    return outline.entries;
  }

  private void line(String text) {
    int indent = 0;
    while (indent < text.length() && text.charAt(indent) == ' ') {
      indent++;
    }
    String rest = text.substring(indent).stripTrailing();
    if (rest.isEmpty() || block >= 0 && indent > block) {
      return;
    }
    block = -1;
    if (rest.startsWith("{{") && rest.endsWith("}}")) {
      actions(rest);
      return;
    }
    if (rest.startsWith("#")) {
      return;
    }
    if (indent == 0 && rest.startsWith("---")) {
      levels.clear();
      document++;
      return;
    }
    content(rest, indent);
  }

  /** What stands between braces, without the signs that trim the text around them. */
  static String trimmed(String code) {
    int from = code.startsWith("-") ? 1 : 0;
    int to = code.endsWith("-") ? code.length() - 1 : code.length();
    return from <= to ? code.substring(from, to).strip() : "";
  }

  /** A line that begins and ends with code, each of it by itself. */
  private void actions(String line) {
    int begin = line.indexOf("{{");
    while (begin >= 0) {
      int end = end(line, begin + 2);
      if (end < 0) {
        return;
      }
      code(trimmed(line.substring(begin + 2, end)));
      begin = line.indexOf("{{", end + 2);
    }
  }

  /** Where code ends, texts in it left aside; -1 where it never does. */
  private static int end(String line, int from) {
    char quote = 0;
    for (int at = from; at + 1 < line.length(); at++) {
      char here = line.charAt(at);
      if (quote != 0) {
        if (here == '\\' && quote == '"') {
          at++;
        } else if (here == quote) {
          quote = 0;
        }
      } else if (here == '"' || here == '`') {
        quote = here;
      } else if (here == '}' && line.charAt(at + 1) == '}') {
        return at;
      }
    }
    return -1;
  }

  /** What opens, turns round or closes a block. */
  private void code(String code) {
    Matcher word = BLOCK.matcher(code);
    if (!word.lookingAt()) {
      return;
    }
    String kind = word.group(1);
    boolean begins = !kind.equals("else") && !kind.equals("end");
    if (deeper > 0 || begins && guards.size() == DEPTH) {
      deeper += begins ? 1 : kind.equals("end") ? -1 : 0;
      return;
    }
    String condition = told(code.substring(word.end()).strip(), LONGEST);
    switch (kind) {
      case "if" -> guards.addLast(condition);
      case "else" -> {
        if (!guards.isEmpty() && !guards.getLast().isEmpty()) {
          String other =
              "not (" + guards.removeLast() + ")" + condition.replaceFirst("^if", " and");
          guards.addLast(told(other, LONGEST_GUARD));
        }
      }
      case "end" -> guards.pollLast();
      // What is repeated, or said for later, depends on no condition.
      default -> guards.addLast("");
    }
    around = around();
  }

  private static String told(String condition, int longest) {
    return condition.length() <= longest ? condition : Facts.named(condition);
  }

  private List<String> around() {
    List<String> conditions = new ArrayList<>();
    int length = 0;
    for (String guard : guards) {
      length += guard.length();
      if (length > LONGEST_GUARDS) {
        conditions.add(Facts.named(String.join(Facts.AND, guards)));
        break;
      }
      if (!guard.isEmpty()) {
        conditions.add(guard);
      }
    }
    return List.copyOf(conditions);
  }

  private void content(String text, int indent) {
    String rest = text;
    int at = indent;
    for (int depth = 0; rest.equals("-") || rest.startsWith("- "); depth++) {
      if (depth == DEPTH) {
        return;
      }
      item(at);
      String inner = rest.substring(1).stripLeading();
      at += rest.length() - inner.length();
      rest = inner;
    }
    if (rest.isEmpty()) {
      return;
    }
    int colon = colon(rest);
    if (colon < 0) {
      closeFrom(at);
      if (!levels.isEmpty() && levels.peek().item()) {
        add(path(), rest);
      }
      return;
    }
    String key = unquoted(rest.substring(0, colon));
    String value = cut(rest.substring(colon + 1).strip());
    closeFrom(at);
    String path = cut(path().isEmpty() ? key : path() + "." + key);
    boolean textBlock = value.startsWith("|") || value.startsWith(">");
    if (textBlock) {
      block = at;
    }
    if (levels.size() < DEPTH) {
      levels.push(new Level(at, false, value.isEmpty(), number(), path));
    }
    add(path, textBlock ? "" : value);
  }

  /** Opens an entry of a list; it may stand as far left as the key of the list. */
  private void item(int at) {
    while (!levels.isEmpty()
        && (levels.peek().indent() > at
            || levels.peek().indent() == at && (levels.peek().item() || !levels.peek().holds()))) {
      levels.pop();
    }
    items++;
    if (levels.size() < DEPTH) {
      levels.push(new Level(at, true, true, items, cut(path() + "[]")));
    }
  }

  private void closeFrom(int indent) {
    while (!levels.isEmpty() && levels.peek().indent() >= indent) {
      levels.pop();
    }
  }

  private void add(String path, String value) {
    entries.add(new Entry(document, number(), path, value, around));
  }

  private String path() {
    return levels.isEmpty() ? "" : levels.peek().path();
  }

  private int number() {
    return levels.isEmpty() ? 0 : levels.peek().number();
  }

  /** Where the key of a line ends; -1 when it has none. */
  private static int colon(String text) {
    int from = 0;
    char quote = text.charAt(0);
    if (quote == '"' || quote == '\'') {
      from = text.indexOf(quote, 1) + 1;
      if (from == 0) {
        return -1;
      }
    }
    for (int i = from; i < text.length() && i <= LONGEST_KEY; i++) {
      char c = text.charAt(i);
      if (c == ':' && (i + 1 == text.length() || text.charAt(i + 1) == ' ')) {
        return i;
      }
      if (c == ' ' || c == '{' || c == '[') {
        return -1;
      }
    }
    return -1;
  }

  private static String unquoted(String key) {
    return key.length() > 1 && (key.charAt(0) == '"' || key.charAt(0) == '\'')
        ? key.substring(1, key.length() - 1)
        : key;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
