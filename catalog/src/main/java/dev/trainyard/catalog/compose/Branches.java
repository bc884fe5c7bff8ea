package dev.trainyard.catalog.compose;

import dev.trainyard.catalog.edition.Facts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Under which conditions what stands in a template is in the file that is made of it. */
final class Branches {

  private static final Set<String> WORDS =
      Set.of("if", "elif", "else", "endif", "for", "endfor", "macro", "endmacro");

  private static final Pattern COUNTED = Pattern.compile("\\w+ in range\\((.*)\\)");
  private static final Pattern ALL = Pattern.compile("0 < [1-9]\\d*");

  private static final String ALWAYS = "";

  /** Characters of the conditions around one that are told with it. */
  private static final int MOST = 1_000;

  /** Characters of a condition; those of Trainyard's templates have some hundred. */
  private static final int LONGEST = 4_000;

  /** What holds behind each statement, by where that ends. */
  private final NavigableMap<Integer, String> conditions = new TreeMap<>();

  /** Where each statement ends, by where it begins. */
  private final NavigableMap<Integer, Integer> code = new TreeMap<>();

  /**
   * A branch of the template.
   *
   * @param own its condition
   * @param around the conditions of the branches around it
   * @param all both, the innermost first; all that stands in the branch shares this text
   */
  private record Branch(String own, String around, String all) {

    static final Branch NONE = new Branch(ALWAYS, ALWAYS, ALWAYS);

    /**
     * How many there are is no condition of owners: where there is one, it has its data. Nor is it
     * one that there are any.
     */
    static Branch of(String own, Branch outer) {
      Matcher counted = COUNTED.matcher(own);
      if (counted.matches()) {
        boolean some = bare(outer.own).equals(bare("0 < " + counted.group(1)));
        return within(ALWAYS, some ? outer.around : outer.all);
      }
      return within(ALL.matcher(own).matches() ? ALWAYS : own, outer.all);
    }

    private static Branch within(String own, String around) {
      boolean one = own.equals(ALWAYS) || around.equals(ALWAYS);
      boolean told = own.length() + around.length() < MOST;
      return new Branch(
          own,
          around,
          one ? own + around : own + Facts.AND + (told ? around : Facts.named(around)));
    }

    private static String bare(String code) {
      return code.replaceAll("[() ]", "");
    }
  }

  private Branches() {}

  /**
   * Those of a template.
   *
   * @param known what a condition is told as
   */
  static Branches of(String text, UnaryOperator<String> known) {
    Branches branches = new Branches();
    Deque<Branch> open = new ArrayDeque<>();
    for (JinjaStatement statement : JinjaStatement.of(text)) {
      branches.code.put(statement.start(), statement.end());
      if (WORDS.contains(statement.word())) {
        // Nobody may take one condition for several.
        String condition =
            known.apply(statement.rest()).replace(Facts.OR, Facts.OR.stripTrailing());
        follow(open, statement.word(), condition);
        branches.conditions.put(statement.end(), innermost(open).all);
      }
    }
    return branches;
  }

  /** The conditions of what stands somewhere, the innermost first; empty for none. */
  String conditions(int at) {
    Map.Entry<Integer, String> before = conditions.floorEntry(at);
    return before == null ? ALWAYS : before.getValue();
  }

  /** Whether what stands somewhere is part of a statement. */
  boolean isCode(int at) {
    Map.Entry<Integer, Integer> before = code.floorEntry(at);
    return before != null && at < before.getValue();
  }

  private static Branch innermost(Deque<Branch> open) {
    return open.isEmpty() ? Branch.NONE : open.peek();
  }

  private static void follow(Deque<Branch> open, String word, String condition) {
    Branch ended = word.startsWith("e") ? open.poll() : null;
    Branch around = innermost(open);
    switch (word) {
      case "if", "elif", "for" ->
          open.push(
              Branch.of(condition.length() > LONGEST ? Facts.named(condition) : condition, around));
      case "else" ->
          open.push(
              Branch.of(
                  ended == null || ended.own.equals(ALWAYS) ? ALWAYS : Facts.otherwise(ended.own),
                  around));
      case "macro" -> open.push(Branch.of(ALWAYS, around));
      default -> {
        // It ends there.
      }
    }
  }
}
