package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.plan.Unique;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which answers the templates of a version refuse although the wizard takes them: what they {@code
 * fail} with, and answers that may be missing and that they {@code require}.
 *
 * <p>By the message or the answer, each with the conditions under which it is refused.
 */
final class Refusals {

  private static final Pattern MESSAGE =
      Pattern.compile(
          "\\bfail\\s++\\(?(?:printf\\s++\"[^\"]*+\"\\s++)?\"((?:[^\"\\\\]|\\\\.)*+)\"");
  private static final Pattern NEEDED =
      Pattern.compile("\\brequired\\s++\"(?:[^\"\\\\]|\\\\.)*+\"\\s++");
  private static final Pattern PATH =
      Pattern.compile("\\(?\\$?\\.Values(?:\\.\\w++)*+\\)?(?:\\.\\w++)*+");
  private static final Pattern BEGIN =
      Pattern.compile("^(if|else if|else with|with|range|define|block)\\b\\s*");

  /** Blocks within each other, and conditions of one; what is more says no more to people. */
  private static final int MOST_GUARDS = 64;

  /** Characters of one condition, and of all under which something is refused. */
  private static final int LONGEST_GUARD = 1000;

  /** Different conditions under which the same is refused. */
  private static final int MOST_CONDITIONS = 20;

  private final Form form;
  private final SortedMap<String, Set<String>> found = new TreeMap<>();

  private Refusals(Form form) {
    this.form = form;
  }

  /**
   * Those of a version, by what is refused.
   *
   * @param templates the texts of its templates, but for what asks for defaults and shapes of
   *     answers, which TrueNAS fills in and checks itself
   */
  static SortedMap<String, String> of(List<String> templates, Form form) {
    Refusals refusals = new Refusals(form);
    templates.forEach(refusals::template);
    SortedMap<String, String> all = new TreeMap<>();
    refusals.found.forEach(
        (what, conditions) ->
            all.put(what, conditions.contains("") ? "" : String.join(Facts.OR, conditions)));
    return all;
  }

  private void template(String text) {
    Deque<List<String>> around = new ArrayDeque<>();
    int deeper = 0;
    for (String action : actions(text)) {
      Matcher begin = BEGIN.matcher(action);
      boolean begins = begin.find();
      boolean turns = action.equals("else") || action.startsWith("else ");
      if (around.size() == MOST_GUARDS && (deeper > 0 || begins && !turns)) {
        deeper += action.equals("end") ? -1 : begins && !turns ? 1 : 0;
        refused(action, around);
        continue;
      }
      if (action.equals("end")) {
        around.poll();
        continue;
      }
      if (turns) {
        List<String> before = around.isEmpty() ? List.of() : around.poll();
        around.push(List.of(cut("not " + String.join(Facts.AND, before))));
      }
      refused(action, around);
      if (begins) {
        String condition = action.substring(begin.end());
        if (begin.group(1).startsWith("else")) {
          around.poll();
        }
        around.push(
            begin.group(1).equals("define") || begin.group(1).equals("block")
                ? List.of()
                : conjuncts(condition).stream().limit(MOST_GUARDS).map(Refusals::cut).toList());
      }
    }
  }

  private void refused(String action, Deque<List<String>> around) {
    List<String> guards = new ArrayList<>();
    around.descendingIterator().forEachRemaining(guards::addAll);
    Matcher fail = MESSAGE.matcher(action);
    while (fail.find()) {
      if (fail.group(1).equals(Unique.TWO_PORTS)) {
        // Met by those alone whose answer happens to be the default of a question that is new.
        continue;
      }
      add(fail.group(1).replace("\\\"", "\""), guards);
    }
    Matcher needed = NEEDED.matcher(action);
    while (needed.find()) {
      String value = argument(action, needed.end());
      if (PATH.matcher(value).matches()) {
        String path = plain(value);
        boolean given =
            guards.stream().anyMatch(guard -> guard.contains("kindIs \"invalid\" " + value))
                || action.contains("kindIs \"invalid\" " + value);
        if (!given && mayBeMissing(path)) {
          add("no answer to " + path, guards);
        }
      }
    }
  }

  private void add(String what, List<String> guards) {
    Set<String> conditions = found.computeIfAbsent(what, any -> new TreeSet<>());
    if (conditions.size() < MOST_CONDITIONS) {
      conditions.add(cut(guards.stream().distinct().collect(Collectors.joining(Facts.AND))));
    }
  }

  /** Whether the wizard lets an owner leave it out, and nothing stands for it then. */
  private boolean mayBeMissing(String path) {
    List<Field> fields = form.fields();
    Optional<Field> field = Optional.empty();
    for (String variable : path.split("\\.")) {
      field = fields.stream().filter(one -> one.variable().equals(variable)).findFirst();
      fields = field.map(Field::attrs).orElse(List.of());
    }
    return field
        .filter(asked -> asked.nullable() || !asked.required())
        .filter(asked -> asked.nullable() || asked.defaultValue().isEmpty())
        .isPresent();
  }

  private static String cut(String guard) {
    return guard.substring(0, Math.min(guard.length(), LONGEST_GUARD));
  }

  /** A path of an answer without what templates write around it. */
  private static String plain(String code) {
    return code.replaceAll("[()$]", "").replaceFirst("^\\.Values\\.", "");
  }

  /** The arguments of an {@code and}, or the condition itself; each plain answer as its path. */
  private static List<String> conjuncts(String condition) {
    return conjuncts(condition, 0);
  }

  private static List<String> conjuncts(String condition, int depth) {
    List<String> all = new ArrayList<>();
    if (condition.startsWith("and ") && depth < MOST_GUARDS) {
      int at = "and ".length();
      while (at < condition.length()) {
        String argument = argument(condition, at);
        all.addAll(conjuncts(unwrapped(argument), depth + 1));
        at += argument.length();
        while (at < condition.length() && condition.charAt(at) == ' ') {
          at++;
        }
      }
    } else {
      all.add(PATH.matcher(condition).matches() ? plain(condition) : condition);
    }
    return all;
  }

  private static String unwrapped(String argument) {
    return argument.startsWith("(") && argument.endsWith(")")
        ? argument.substring(1, argument.length() - 1)
        : argument;
  }

  /** The word, text or expression in parentheses that begins at a place. */
  private static String argument(String code, int from) {
    int depth = 0;
    int at = from;
    while (at < code.length()) {
      char c = code.charAt(at);
      if (c == '"') {
        at = endOfText(code, at, '"');
      } else if (c == '`') {
        at = endOfText(code, at, '`');
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        if (depth == 0) {
          break;
        }
        depth--;
      } else if (c == ' ' && depth == 0) {
        break;
      }
      at++;
    }
    return code.substring(from, Math.min(at, code.length()));
  }

  /** What stands between each pair of braces, without comments. */
  private static List<String> actions(String text) {
    List<String> actions = new ArrayList<>();
    int begin = text.indexOf("{{");
    while (begin >= 0) {
      int at = begin + 2;
      boolean comment = text.startsWith("/*", at) || text.startsWith("- /*", at);
      if (comment) {
        int close = text.indexOf("*/", at);
        at = close < 0 ? text.length() : close;
      }
      while (at < text.length() && !text.startsWith("}}", at)) {
        char c = text.charAt(at);
        at = c == '"' || c == '`' ? endOfText(text, at, c) + 1 : at + 1;
      }
      if (!comment) {
        String code = text.substring(begin + 2, Math.min(at, text.length()));
        actions.add(TemplateOutline.trimmed(code));
      }
      begin = text.indexOf("{{", Math.min(at, text.length()));
    }
    return Collections.unmodifiableList(actions);
  }

  /** Where a text ends that begins with a quote. */
  private static int endOfText(String code, int quote, char sign) {
    int end = quote + 1;
    while (end < code.length() && code.charAt(end) != sign) {
      end += code.charAt(end) == '\\' && sign == '"' ? 2 : 1;
    }
    return Math.min(end, code.length());
  }
}
