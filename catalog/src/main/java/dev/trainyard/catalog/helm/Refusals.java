package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.catalog.edition.RefusalFacts;
import dev.trainyard.generator.form.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern NAMES =
      Pattern.compile("^\\$\\w{1,100}+(?:\\s?,\\s?\\$\\w{1,100}+)?\\s?:=\\s?");

  /** Blocks within each other, and conditions of one; what is more says no more to people. */
  private static final int MOST_GUARDS = 64;

  /** Characters of one condition, and of all under which something is refused. */
  private static final int LONGEST_GUARD = 1000;

  /** Different conditions around an action that are looked at. */
  private static final int MOST_AROUND = 256;

  /** Different conditions under which the same is refused. */
  private static final int MOST_CONDITIONS = 20;

  /** Characters of all conditions around an action that are looked at, each one once. */
  private static final int LONGEST_GUARDS = 16_000;

  /** Characters of one action; those of the largest app have less than 4,000. */
  private static final int LONGEST_ACTION = 20_000;

  /** What the wizard lets an owner leave out, and nothing stands for it then. */
  private final Set<String> missing;

  private final SortedMap<String, Set<String>> found = new TreeMap<>();

  /**
   * A block that is open.
   *
   * @param own its conditions
   * @param guards all different ones around what is in it, outermost first, the innermost left out
   *     where they are too long
   * @param name stands for all of them
   */
  private record Block(List<String> own, Set<String> guards, String name) {

    static final Block NONE = new Block(List.of(), Set.of(), "");

    static Block within(Block outer, List<String> own) {
      if (own.isEmpty()) {
        return new Block(own, outer.guards, outer.name);
      }
      Set<String> guards = new LinkedHashSet<>(outer.guards);
      int length = guards.stream().mapToInt(Block::length).sum();
      for (String guard : own) {
        length += length(guard);
        if (length > LONGEST_GUARDS || guards.size() == MOST_AROUND) {
          break;
        }
        guards.add(guard);
      }
      return new Block(
          own,
          Collections.unmodifiableSet(guards),
          Facts.named(outer.name + String.join(Facts.AND, own)));
    }

    private static int length(String guard) {
      return guard.length() + Facts.AND.length();
    }

    /** The conditions for people to read. */
    String told() {
      StringBuilder told = new StringBuilder();
      for (String guard : guards) {
        told.append(told.isEmpty() ? "" : Facts.AND).append(guard);
        if (told.length() > LONGEST_GUARD) {
          return cut(told.toString()) + Facts.AND + name;
        }
      }
      return told.toString();
    }
  }

  private Refusals(Form form) {
    missing = RefusalFacts.optional(form);
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
    Deque<Block> around = new ArrayDeque<>();
    int deeper = 0;
    for (String action : actions(text)) {
      Matcher begin = BEGIN.matcher(action);
      boolean begins = begin.find();
      boolean turns = action.equals("else") || action.startsWith("else ");
      if (around.size() == MOST_GUARDS && (deeper > 0 || begins && !turns)) {
        deeper += action.equals("end") ? -1 : begins && !turns ? 1 : 0;
        refused(action, innermost(around));
        continue;
      }
      if (action.equals("end")) {
        around.poll();
        continue;
      }
      if (turns) {
        List<String> before = around.isEmpty() ? List.of() : around.poll().own();
        push(around, List.of(told("not " + String.join(Facts.AND, before))));
      }
      refused(action, innermost(around));
      if (begins) {
        // What each item is called says nothing of when there are any.
        String condition = NAMES.matcher(action.substring(begin.end())).replaceFirst("");
        if (begin.group(1).startsWith("else")) {
          around.poll();
        }
        push(
            around,
            begin.group(1).equals("define") || begin.group(1).equals("block")
                ? List.of()
                : conjuncts(condition).stream().limit(MOST_GUARDS).map(Refusals::one).toList());
      }
    }
  }

  private static Block innermost(Deque<Block> around) {
    return around.isEmpty() ? Block.NONE : around.peek();
  }

  private static void push(Deque<Block> around, List<String> conditions) {
    around.push(Block.within(innermost(around), conditions));
  }

  private void refused(String action, Block around) {
    Matcher fail = MESSAGE.matcher(action);
    while (fail.find()) {
      if (RefusalFacts.isHarmless(fail.group(1))) {
        continue;
      }
      add(fail.group(1).replace("\\\"", "\""), around);
    }
    Matcher needed = NEEDED.matcher(action);
    while (needed.find()) {
      int end = Math.min(action.length(), needed.end() + RefusalFacts.LONGEST_PATH);
      String value = argument(action.substring(needed.end(), end), 0);
      if (PATH.matcher(value).matches() && missing.contains(plain(value))) {
        String asked = "kindIs \"invalid\" " + value;
        boolean given =
            action.contains(asked)
                || around.guards().stream().anyMatch(guard -> guard.contains(asked));
        if (!given) {
          add(RefusalFacts.missing(plain(value)), around);
        }
      }
    }
  }

  private void add(String what, Block around) {
    if (found.size() == RefusalFacts.MOST && !found.containsKey(what)) {
      return;
    }
    Set<String> conditions = found.computeIfAbsent(what, any -> new TreeSet<>());
    if (conditions.size() < MOST_CONDITIONS) {
      conditions.add(around.told());
    }
  }

  /** A condition that nobody takes for several ways to be refused. */
  private static String one(String guard) {
    return told(guard).replace(Facts.OR, Facts.OR.stripTrailing());
  }

  private static String told(String guard) {
    return guard.length() <= LONGEST_GUARD ? guard : Facts.named(guard);
  }

  private static String cut(String guard) {
    return cut(guard, LONGEST_GUARD);
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
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
        if (argument.isEmpty()) {
          // A bracket that closes what nothing has opened.
          break;
        }
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
        actions.add(cut(TemplateOutline.trimmed(code), LONGEST_ACTION));
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
