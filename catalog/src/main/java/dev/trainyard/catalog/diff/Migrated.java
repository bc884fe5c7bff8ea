package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.generator.migration.Migration;
import dev.trainyard.generator.migration.Operation;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What an installed version asks, as its answers are after the programs of the version upgraded to.
 */
final class Migrated {

  /** What the path of an answer follows in templates. */
  private static final String VALUES = "values.";

  private NavigableMap<String, Question> questions;
  private final boolean unknown;
  private final Map<String, String> former = new TreeMap<>();
  private final Set<String> dropped = new HashSet<>();
  private final Set<String> filled = new HashSet<>();

  private Migrated(NavigableMap<String, Question> questions, boolean unknown) {
    this.questions = questions;
    this.unknown = unknown;
  }

  /** Where no program is known: whether one runs of which nobody can tell what it does. */
  static Migrated unknown(NavigableMap<String, Question> questions, boolean runs) {
    return new Migrated(questions, runs);
  }

  /** What is known of the programs, in their order. */
  static Migrated of(NavigableMap<String, Question> questions, Migration migration) {
    Migrated migrated = new Migrated(new TreeMap<>(questions), false);
    migration.operations().forEach(migrated::add);
    return migrated;
  }

  private void add(Operation operation) {
    if (operation instanceof Operation.Rename rename) {
      rename(path(rename.list(), rename.from()), path(rename.list(), rename.to()));
    } else if (operation instanceof Operation.Drop drop) {
      dropped.add(path(drop.list(), drop.path()));
    } else if (operation instanceof Operation.Fill fill) {
      filled.add(path(fill.list(), fill.at()));
    } else if (operation instanceof Operation.Map map) {
      questions.computeIfPresent(
          path(map.list(), map.at()), (path, question) -> question.answered(map.from(), map.to()));
    }
  }

  private static String path(List<String> list, List<String> path) {
    String own = String.join(".", path);
    return list.isEmpty() ? own : String.join(".", list) + "[]." + own;
  }

  private void rename(String from, String to) {
    if (!questions.containsKey(from) || questions.containsKey(to)) {
      return;
    }
    UnaryOperator<String> rename =
        path ->
            path.equals(from) || isBelow(path, from) ? to + path.substring(from.length()) : path;
    NavigableMap<String, Question> renamed = new TreeMap<>();
    questions.forEach((path, one) -> renamed.put(rename.apply(path), one.renamed(rename)));
    // A level goes with the last answer in it.
    for (String level = Question.parent(from);
        !level.isEmpty() && !level.endsWith("]") && isEmpty(renamed, level);
        level = Question.parent(level)) {
      renamed.remove(level);
    }
    questions = renamed;
    former.put(to, from);
  }

  private static boolean isBelow(String path, String level) {
    return path.startsWith(level)
        && path.length() > level.length()
        && ".#[".indexOf(path.charAt(level.length())) >= 0;
  }

  private static boolean isEmpty(NavigableMap<String, Question> questions, String level) {
    return questions.tailMap(level, false).keySet().stream()
        .takeWhile(path -> path.startsWith(level))
        .noneMatch(path -> isBelow(path, level));
  }

  /** The former questions, where their answers are now. */
  NavigableMap<String, Question> questions() {
    return questions;
  }

  /** Whether a program runs of which nobody can tell what it does. */
  boolean isUnknown() {
    return unknown;
  }

  /** Where the answers to renamed questions were, by where they are. */
  Map<String, String> former() {
    return former;
  }

  /** Whether an answer, or what it is in, goes because the new version says so. */
  boolean isDropped(String path) {
    return dropped.contains(path) || dropped.stream().anyMatch(level -> isBelow(path, level));
  }

  /** Whether those who were not asked are given an answer. */
  boolean isFilled(String path) {
    return filled.contains(path);
  }

  /** What the installed version says of answers, by the names that they have now. */
  Facts facts(Facts facts) {
    if (former.isEmpty()) {
      return facts;
    }
    Map<Area, SortedMap<String, String>> now = new EnumMap<>(Area.class);
    facts
        .byArea()
        .forEach(
            (area, all) -> {
              SortedMap<String, String> renamed = new TreeMap<>();
              all.forEach((subject, value) -> renamed.put(now(subject, true), now(value, false)));
              now.put(area, renamed);
            });
    return new Facts(now, facts.partial());
  }

  private String now(String text, boolean subject) {
    String now = text;
    for (Map.Entry<String, String> one : former.entrySet()) {
      now = replaced(now, one.getValue(), one.getKey(), subject);
    }
    return now;
  }

  /** Subjects have plain words, too, which are no paths; conditions are paths. */
  private static String replaced(String text, String from, String to, boolean subject) {
    StringBuilder replaced = new StringBuilder();
    int copied = 0;
    for (int at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) {
      int end = at + from.length();
      boolean begins =
          isOfValues(text, at) || !subject && (at == 0 || !isPartOfPath(text.charAt(at - 1)));
      if (begins && (end == text.length() || !isPartOfName(text.charAt(end))) && at >= copied) {
        replaced.append(text, copied, at).append(to);
        copied = end;
      }
    }
    return replaced.append(text, copied, text.length()).toString();
  }

  private static boolean isOfValues(String text, int at) {
    return text.regionMatches(true, at - VALUES.length(), VALUES, 0, VALUES.length());
  }

  private static boolean isPartOfPath(char c) {
    return isPartOfName(c) || c == '.';
  }

  private static boolean isPartOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
