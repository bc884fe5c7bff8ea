package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.generator.migration.Migration;
import dev.trainyard.generator.migration.Operation;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an installed version asks, as its answers are after the programs of the version upgraded to.
 */
final class Migrated {

  /** The path of an answer, behind what it follows in templates. */
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w.\\]])(\\.?[Vv]alues\\.)?([A-Za-z][\\w.\\[\\]]*+)");

  /**
   * How many questions are followed to other places: more than ten programs of the largest official
   * app move. A program that moves more is one of which nobody can tell what it does.
   */
  private static final int MOST_MOVES = 200_000;

  private final NavigableMap<String, Question> questions;
  private final boolean unknown;
  private final Map<String, String> former = new TreeMap<>();
  private final Map<String, String> renamed = new HashMap<>();
  private final Set<String> dropped = new HashSet<>();

  /** What those who were not asked are given; nothing where it is an answer of their own. */
  private final Map<String, Optional<Object>> filled = new HashMap<>();

  private int moves;

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
    for (Operation operation : migration.operations()) {
      migrated.add(operation);
      if (migrated.moves > MOST_MOVES) {
        return unknown(questions, true);
      }
    }
    if (!migrated.former.isEmpty()) {
      migrated.questions.replaceAll((path, one) -> one.renamed(path, migrated::now));
    }
    return migrated;
  }

  private void add(Operation operation) {
    if (operation instanceof Operation.Rename rename) {
      rename(path(rename.list(), rename.from()), path(rename.list(), rename.to()));
    } else if (operation instanceof Operation.Drop drop) {
      dropped.add(path(drop.list(), drop.path()));
    } else if (operation instanceof Operation.Copy copy) {
      if (questions.containsKey(path(List.of(), copy.from()))) {
        filled.putIfAbsent(path(copy.list(), copy.to()), Optional.empty());
      }
    } else if (operation instanceof Operation.Fill fill) {
      filled.putIfAbsent(path(fill.list(), fill.at()), Optional.of(fill.value()));
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
    SortedMap<String, Question> moved = new TreeMap<>();
    moved.put(to, questions.remove(from));
    for (String sign : List.of(".", "#", "[")) {
      SortedMap<String, Question> below =
          questions.subMap(from + sign, from + (char) (sign.charAt(0) + 1));
      below.forEach((path, one) -> moved.put(to + path.substring(from.length()), one));
      below.clear();
    }
    // A level goes with the last answer in it.
    List<String> levels = Question.levels(from);
    for (String level : levels.subList(1, levels.size())) {
      if (level.endsWith("]") || !isEmpty(level)) {
        break;
      }
      questions.remove(level);
    }
    moves += moved.size();
    questions.putAll(moved);
    former.put(to, from);
    renamed.put(from, to);
  }

  private boolean isEmpty(String level) {
    return Stream.of(".", "#", "[")
        .allMatch(
            sign -> questions.subMap(level + sign, level + (char) (sign.charAt(0) + 1)).isEmpty());
  }

  /** The path of an answer after the program, given that before. */
  private String now(String path) {
    for (String level : Question.levels(path)) {
      String to = renamed.get(level);
      if (to != null) {
        return to + path.substring(level.length());
      }
    }
    return path;
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
    return Question.levels(path).stream().anyMatch(dropped::contains);
  }

  /** Whether those who were not asked are given an answer. */
  boolean isFilled(String path) {
    return filled.containsKey(path);
  }

  /**
   * What everybody has for a new question who changes nothing.
   *
   * @return empty when it is not the same for all, or nobody knows
   */
  Optional<Object> usual(Question question) {
    return filled.getOrDefault(question.path(), question.field().defaultValue());
  }

  /** What the installed version says of answers, by the names that they have now. */
  Facts facts(Facts facts) {
    if (former.isEmpty()) {
      return facts;
    }
    Map<Area, SortedMap<String, String>> now = new EnumMap<>(Area.class);
    // Any number of facts have the same one.
    Map<String, String> values = new HashMap<>();
    facts
        .byArea()
        .forEach(
            (area, all) -> {
              SortedMap<String, String> renamed = new TreeMap<>();
              all.forEach(
                  (subject, value) ->
                      renamed.put(
                          now(subject, true), values.computeIfAbsent(value, it -> now(it, false))));
              now.put(area, renamed);
            });
    SortedMap<String, String> containers = new TreeMap<>();
    facts
        .containers()
        .forEach((name, program) -> containers.put(now(name, true), now(program, true)));
    return new Facts(now, containers, facts.partial());
  }

  /** Subjects have plain words, too, which are no paths; conditions are paths. */
  private String now(String text, boolean subject) {
    return PATH.matcher(text)
        .replaceAll(
            found -> {
              boolean known = found.group(1) != null || !subject;
              String root = found.group(1) == null ? "" : found.group(1);
              return Matcher.quoteReplacement(
                  root + (known ? now(found.group(2)) : found.group(2)));
            });
  }
}
