package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.Facts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which owners meet the conditions of facts, by the questions of two versions. */
final class MetConditions {

  /**
   * What may be the path of an answer in code; none is longer, and each of its levels is looked at.
   */
  private static final Pattern ANSWER =
      Pattern.compile("(?<![\\p{L}\\p{N}_.])[\\p{L}\\p{N}_.]{1,1000}(?![\\p{L}\\p{N}_.])");

  /** Different conditions of one place of data that are tried for being met or not. */
  private static final int MOST_ASKED = 32;

  /** Ways to have one place of data that are compared with each other. */
  private static final int MOST_WAYS = 32;

  private final Migrated migrated;
  private final Map<String, Question> asked;
  private final Map<String, Question> asks;
  private final boolean nobody;

  /** The questions that have another default now. */
  private final Set<String> others;

  private final Map<String, Boolean> byOthers = new HashMap<>();

  private MetConditions(Migrated migrated, Map<String, Question> asks, boolean nobody) {
    this.migrated = migrated;
    this.asked = migrated.questions();
    this.asks = asks;
    this.nobody = nobody;
    this.others = otherDefaults(asked, asks);
  }

  /**
   * By those who upgrade.
   *
   * @param migrated the questions of the installed version, with what becomes of their answers
   * @param asks those of the version upgraded to
   */
  static MetConditions atUpgrade(Migrated migrated, Map<String, Question> asks) {
    return new MetConditions(migrated, asks, false);
  }

  /** Of an app that nobody has yet. */
  static MetConditions byNobody() {
    return new MetConditions(Migrated.unknown(new TreeMap<>(), false), Map.of(), true);
  }

  /** Whether it asks for what all have for a question that nobody was asked before. */
  private boolean holdsForAll(String condition) {
    String path = answer(condition);
    return usual(path).filter(Boolean.valueOf(condition.equals(path))::equals).isPresent();
  }

  /** The path of the answer that a condition asks for. */
  private static String answer(String condition) {
    return condition.startsWith(Facts.NOT) ? Facts.otherwise(condition) : condition;
  }

  private Optional<Object> usual(String path) {
    return asked.containsKey(path) || !asks.containsKey(path)
        ? Optional.empty()
        : migrated.usual(asks.get(path));
  }

  /** Whether it may hold by a default that is another one now. */
  private boolean heldByDefault(String condition) {
    // Any number of places of data are found under the same conditions.
    return byOthers.computeIfAbsent(condition, this::isHeldByDefault);
  }

  private boolean isHeldByDefault(String condition) {
    String path = answer(condition);
    boolean negated = !condition.equals(path);
    return asked.containsKey(path)
        ? others.contains(path)
            && Boolean.valueOf(!negated).equals(asked.get(path).schema().get("default"))
        : mentionsAny(condition, others);
  }

  /** The questions that have another default now. */
  private static Set<String> otherDefaults(
      Map<String, Question> asked, Map<String, Question> asks) {
    Set<String> others = new HashSet<>();
    asked.forEach(
        (path, question) -> {
          Object usual = question.schema().get("default");
          if (usual != null
              && asks.containsKey(path)
              && !usual.equals(asks.get(path).schema().get("default"))) {
            others.add(path);
          }
        });
    return others;
  }

  /** Whether code names one of these answers, behind whatever it is a part of there. */
  private static boolean mentionsAny(String code, Set<String> paths) {
    return ANSWER
        .matcher(code)
        .results()
        .map(MatchResult::group)
        .anyMatch(
            word -> {
              for (int at = word.indexOf('.'); at >= 0; at = word.indexOf('.', at + 1)) {
                if (paths.contains(word.substring(at + 1))) {
                  return true;
                }
              }
              return paths.contains(word);
            });
  }

  /**
   * Whether code reads an answer that has another default now. A name alone may be that of
   * anything: it counts behind a single word, such as for all answers. Of a list the items are
   * meant.
   */
  boolean readsOtherDefault(String code) {
    return ANSWER
        .matcher(code)
        .results()
        .map(found -> found.group().replaceFirst("^\\.", ""))
        .anyMatch(
            word -> {
              int first = word.indexOf('.');
              for (int at = first; at >= 0; at = word.indexOf('.', at + 1)) {
                String rest = word.substring(at + 1);
                if ((at == first || rest.indexOf('.') > 0) && isOtherDefault(rest)) {
                  return true;
                }
              }
              return first > 0 && isOtherDefault(word);
            });
  }

  /**
   * Whether it asks for another answer than all have for a question that nobody was asked: of a
   * list, for items.
   */
  private boolean holdsForNobody(String condition) {
    if (nobody) {
      return true;
    }
    String path = answer(condition);
    boolean negated = !condition.equals(path);
    Object usual = usual(path).orElse(null);
    return Boolean.valueOf(negated).equals(usual) || !negated && List.of().equals(usual);
  }

  private boolean isOtherDefault(String path) {
    return others.contains(path) && !asked.get(path).type().equals("list");
  }

  /**
   * Whether nobody meets the conditions now who did not before.
   *
   * @param old null for what was not there
   */
  boolean meetNobody(String old, String now) {
    List<Set<String>> former = old == null ? List.of() : ways(old);
    return ways(now).stream()
        .allMatch(
            conditions ->
                conditions.stream().anyMatch(this::holdsForNobody)
                    || former.stream()
                        .anyMatch(way -> way.equals(Set.of("")) || conditions.containsAll(way)));
  }

  /** The ways to be refused, each with its conditions. */
  private static List<Set<String>> ways(String refusal) {
    return Arrays.stream(refusal.split(Facts.OR)).map(MetConditions::conditions).toList();
  }

  private static Set<String> conditions(String text) {
    return Set.copyOf(List.of(text.split(Facts.AND)));
  }

  /**
   * Whether data is found by all for whom it was: those of each former way find it by one of now,
   * on no condition that is not met by all of them.
   */
  boolean isFound(String old, String now) {
    if (now.isEmpty()) {
      return true;
    }
    List<Set<String>> all = ways(now);
    List<Set<String>> former = ways(old);
    if (all.size() > MOST_WAYS || former.size() > MOST_WAYS) {
      return new HashSet<>(all).containsAll(former);
    }
    Set<String> asked = all.stream().flatMap(Set::stream).collect(Collectors.toSet());
    return former.stream()
        .allMatch(
            known ->
                isFound(known, all)
                    // Those who meet a condition may find it by another way than those who do not.
                    || asked.size() <= MOST_ASKED
                        && asked.stream()
                            .anyMatch(
                                condition ->
                                    isFound(and(known, condition), all)
                                        && isFound(and(known, Facts.otherwise(condition)), all)));
  }

  private boolean isFound(Set<String> known, List<Set<String>> ways) {
    return ways.stream()
        .anyMatch(
            way ->
                way.stream()
                    .map(Alternatives::of)
                    .allMatch(
                        alternatives ->
                            alternatives.stream().anyMatch(this::holdsForAll)
                                || known.stream()
                                    .anyMatch(
                                        met ->
                                            !heldByDefault(met)
                                                && alternatives.containsAll(
                                                    Alternatives.of(met)))));
  }

  private static Set<String> and(Set<String> known, String condition) {
    Set<String> both = new HashSet<>(known);
    both.add(condition);
    return both;
  }
}
