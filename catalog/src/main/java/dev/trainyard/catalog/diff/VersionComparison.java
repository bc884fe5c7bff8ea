package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.AnswerSchema;
import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.ComparedVersion;
import dev.trainyard.catalog.edition.DatabaseFacts;
import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.migration.Migration;
import dev.trainyard.generator.migration.Operation;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.yaml.YamlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares two version folders of one app. */
final class VersionComparison {

  private static final Comparator<Change> ORDER =
      Comparator.comparing(Change::area)
          .thenComparing(Change::subject)
          .thenComparing(Change::attribute)
          .thenComparing(Change::kind);

  /**
   * What may be the path of an answer in code; none is longer, and each of its levels is looked at.
   */
  private static final Pattern ANSWER =
      Pattern.compile("(?<![\\p{L}\\p{N}_.])[\\p{L}\\p{N}_.]{1,1000}(?![\\p{L}\\p{N}_.])");

  private static final String NOT = "not ";

  /** Different conditions of one place of data that are tried for being met or not. */
  private static final int MOST_ASKED = 32;

  /** Ways to have one place of data that are compared with each other. */
  private static final int MOST_WAYS = 32;

  private static final String BY_DEFAULT =
      "owners who have the default without an answer of their own do not find their data any more:"
          + " the condition held by the former default";

  private final CatalogEdition edition;
  private final Consumer<Problem> problems;

  private static final String OF_DEFAULT =
      "owners who have the default without an answer of their own do not find their data any more:"
          + " where it is depends on an answer that has another default";

  /**
   * Comparisons of versions.
   *
   * @param edition the edition of their catalogs
   * @param problems hears of files that cannot be read: in the new version an error
   */
  VersionComparison(CatalogEdition edition, Consumer<Problem> problems) {
    this.edition = edition;
    this.problems = problems;
  }

  /** What an upgrade changes. */
  VersionDiff of(VersionFiles base, VersionFiles head) throws IOException {
    VersionReading old = new VersionReading(base, Severity.WARNING, problems);
    VersionReading next = new VersionReading(head, Severity.ERROR, problems);
    Form before = old.form(edition.form());
    Form after = next.form(edition.form());
    List<Change> changes = new ArrayList<>();
    Migrated migrated = migrated(questions(before), base.version(), head.version(), next);
    NavigableMap<String, Question> asked = migrated.questions();
    NavigableMap<String, Question> asks = questions(after);
    boolean migrates = migrated.isUnknown();
    Set<String> others = otherDefaults(asked, asks);
    Map<String, Boolean> byOthers = new HashMap<>();
    changes.addAll(QuestionChanges.between(migrated, asks));
    if (edition.answerSchema().isPresent()) {
      changes.addAll(
          schema(edition.answerSchema().get(), old, next, migrated, asks, List.copyOf(changes)));
    }
    facts(
            migrated.facts(edition.facts(old, before)),
            edition.facts(next, after),
            condition -> holdsForAll(condition, migrated, asks),
            condition -> holdsForNobody(condition, migrated, asks),
            // Any number of places of data are found under the same conditions.
            condition ->
                byOthers.computeIfAbsent(condition, it -> heldByDefault(it, asked, others)),
            // Of a list the items are meant.
            others.stream()
                .filter(path -> !asked.get(path).type().equals("list"))
                .collect(Collectors.toSet()))
        .forEach(change -> changes.add(change.leftTo(migrates && change.area() == Area.REFUSALS)));
    changes.sort(ORDER);
    return new VersionDiff(
        base.version(), head.version(), changes, files(base.files(), head.files()));
  }

  /**
   * A schema that is new is compared with one that accepts all; one that is gone refuses nothing.
   */
  private static List<Change> schema(
      AnswerSchema schema,
      VersionReading old,
      VersionReading next,
      Migrated migrated,
      NavigableMap<String, Question> asks,
      List<Change> questions)
      throws IOException {
    YamlNode after = next.json(schema.file());
    YamlNode before = after.isMap() ? old.json(schema.file()) : YamlNode.MISSING;
    if (!before.isMap()) {
      return List.of();
    }
    return SchemaChanges.between(
        migrated, asks, before, after, defaults(schema, old), defaults(schema, next), questions);
  }

  private static List<YamlNode> defaults(AnswerSchema schema, VersionReading version)
      throws IOException {
    List<YamlNode> defaults = new ArrayList<>();
    for (String file : schema.defaults()) {
      defaults.add(version.yaml(file));
    }
    return defaults;
  }

  private Migrated migrated(
      NavigableMap<String, Question> asked, String from, String to, ComparedVersion next)
      throws IOException {
    List<Operation> operations = new ArrayList<>();
    List<String> programs = edition.migrations(next, from, to);
    for (String program : programs) {
      Optional<Migration> known =
          next.read(program).flatMap(text -> edition.migrationProgram().read(text.toText()));
      if (known.isEmpty()) {
        return Migrated.unknown(asked, true);
      }
      operations.addAll(known.get().operations());
    }
    return Migrated.of(asked, new Migration(operations));
  }

  /** What a new app brings along: every question, and what its files say. */
  VersionDiff ofNew(VersionFiles head) throws IOException {
    VersionReading next = new VersionReading(head, Severity.ERROR, problems);
    Form form = next.form(edition.form());
    List<Change> changes = new ArrayList<>();
    for (Question question : questions(form).values()) {
      Area area = question.isStorage() ? Area.STORAGE : Area.QUESTIONS;
      // A group of questions is told by the questions in it.
      if (area == Area.STORAGE || !question.type().equals("dict")) {
        changes.add(new Change(area, Kind.ADDED, question.path(), "", "", question.describe(), ""));
      }
    }
    facts(
            Facts.NONE,
            edition.facts(next, form),
            condition -> false,
            condition -> true,
            condition -> false,
            Set.of())
        .stream()
        .filter(change -> change.area() != Area.METADATA || isProgramVersion(change))
        .forEach(changes::add);
    changes.sort(ORDER);
    return new VersionDiff("", head.version(), changes, List.of());
  }

  private NavigableMap<String, Question> questions(Form form) {
    return Questions.of(form, edition);
  }

  /** What the rest of a description says is no news of a new app. */
  private static boolean isProgramVersion(Change change) {
    return change.subject().equals(Facts.PROGRAM_VERSION);
  }

  /** Whether it asks for what all have for a question that nobody was asked before. */
  private static boolean holdsForAll(String condition, Migrated asked, Map<String, Question> asks) {
    String path = answer(condition);
    return usual(path, asked, asks)
        .filter(Boolean.valueOf(condition.equals(path))::equals)
        .isPresent();
  }

  /** The path of the answer that a condition asks for. */
  private static String answer(String condition) {
    return condition.startsWith(NOT) ? condition.substring(NOT.length()) : condition;
  }

  private static Optional<Object> usual(String path, Migrated asked, Map<String, Question> asks) {
    return asked.questions().containsKey(path) || !asks.containsKey(path)
        ? Optional.empty()
        : asked.usual(asks.get(path));
  }

  /** Whether it may hold by a default that is another one now. */
  private static boolean heldByDefault(
      String condition, Map<String, Question> asked, Set<String> others) {
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
   * Whether code reads one of these answers. A name alone may be that of anything: it counts behind
   * a single word, such as for all answers.
   */
  private static boolean reads(String code, Set<String> paths) {
    return ANSWER
        .matcher(code)
        .results()
        .map(found -> found.group().replaceFirst("^\\.", ""))
        .anyMatch(
            word -> {
              int first = word.indexOf('.');
              for (int at = first; at >= 0; at = word.indexOf('.', at + 1)) {
                String rest = word.substring(at + 1);
                if ((at == first || rest.indexOf('.') > 0) && paths.contains(rest)) {
                  return true;
                }
              }
              return first > 0 && paths.contains(word);
            });
  }

  /**
   * Whether it asks for another answer than all have for a question that nobody was asked: of a
   * list, for items.
   */
  private static boolean holdsForNobody(
      String condition, Migrated asked, Map<String, Question> asks) {
    String path = answer(condition);
    boolean negated = !condition.equals(path);
    Object usual = usual(path, asked, asks).orElse(null);
    return Boolean.valueOf(negated).equals(usual) || !negated && List.of().equals(usual);
  }

  /** Whether nobody meets the conditions now who did not before. */
  private static boolean meetsNobody(String old, String now, Predicate<String> never) {
    List<Set<String>> former = old == null ? List.of() : ways(old);
    return ways(now).stream()
        .allMatch(
            conditions ->
                conditions.stream().anyMatch(never)
                    || former.stream()
                        .anyMatch(way -> way.equals(Set.of("")) || conditions.containsAll(way)));
  }

  /** The ways to be refused, each with its conditions. */
  private static List<Set<String>> ways(String refusal) {
    return Arrays.stream(refusal.split(Facts.OR)).map(VersionComparison::conditions).toList();
  }

  private static Set<String> conditions(String text) {
    return Set.copyOf(List.of(text.split(Facts.AND)));
  }

  /**
   * Whether data is found by all for whom it was: those of each former way find it by one of now,
   * on no condition that is not met by all of them.
   */
  private static boolean isFound(
      String old, String now, Predicate<String> holds, Predicate<String> heldByDefault) {
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
                isFound(known, all, holds, heldByDefault)
                    // Those who meet a condition may find it by another way than those who do not.
                    || asked.size() <= MOST_ASKED
                        && asked.stream()
                            .anyMatch(
                                condition ->
                                    isFound(and(known, condition), all, holds, heldByDefault)
                                        && isFound(
                                            and(known, otherwise(condition)),
                                            all,
                                            holds,
                                            heldByDefault)));
  }

  private static boolean isFound(
      Set<String> known,
      List<Set<String>> ways,
      Predicate<String> holds,
      Predicate<String> heldByDefault) {
    return ways.stream()
        .anyMatch(
            way ->
                way.stream()
                    .map(Alternatives::of)
                    .allMatch(
                        alternatives ->
                            alternatives.stream().anyMatch(holds)
                                || known.stream()
                                    .anyMatch(
                                        met ->
                                            !heldByDefault.test(met)
                                                && alternatives.containsAll(
                                                    Alternatives.of(met)))));
  }

  private static Set<String> and(Set<String> known, String condition) {
    Set<String> both = new HashSet<>(known);
    both.add(condition);
    return both;
  }

  private static String otherwise(String condition) {
    return condition.startsWith(NOT) ? condition.substring(NOT.length()) : NOT + condition;
  }

  private static List<Change> facts(
      Facts baseFacts,
      Facts headFacts,
      Predicate<String> holdsForAll,
      Predicate<String> holdsForNobody,
      Predicate<String> heldByDefault,
      Set<String> otherDefaults) {
    Map<Area, SortedMap<String, String>> base = baseFacts.byArea();
    Map<Area, SortedMap<String, String>> head = headFacts.byArea();
    List<Change> changes = new ArrayList<>();
    Set<Area> areas = EnumSet.noneOf(Area.class);
    areas.addAll(base.keySet());
    areas.addAll(head.keySet());
    Containers containers = new Containers(baseFacts, headFacts);
    for (Area area : areas) {
      SortedMap<String, String> before = base.getOrDefault(area, Collections.emptySortedMap());
      SortedMap<String, String> after = head.getOrDefault(area, Collections.emptySortedMap());
      BiFunction<String, Map.Entry<String, String>, Optional<Change>> changed =
          (subject, values) ->
              changed(
                  area, subject, values, holdsForAll, holdsForNobody, heldByDefault, otherDefaults);
      for (String subject : union(before.keySet(), after.keySet())) {
        String unsaid = unsaid(area, subject, baseFacts, headFacts);
        String old = before.getOrDefault(subject, unsaid);
        String now = after.getOrDefault(subject, unsaid);
        if (old != null && now != null) {
          changed.apply(subject, Map.entry(old, now)).ifPresent(changes::add);
        } else if (old != null) {
          List<Optional<Change>> elsewhere =
              containers.now(area, subject).stream()
                  .map(value -> changed.apply(subject, Map.entry(old, value)))
                  .toList();
          if (elsewhere.isEmpty()) {
            String lost = headFacts.partial() ? "" : area.lost();
            changes.add(new Change(area, Kind.REMOVED, subject, "", old, "", lost));
          } else if (elsewhere.stream().allMatch(it -> it.filter(Change::isBreaking).isPresent())) {
            elsewhere.get(0).ifPresent(changes::add);
          }
        } else if (!containers.isOfRenamed(area, subject)) {
          boolean harmless =
              meetsNobody(null, now, holdsForNobody)
                  || area == Area.HIDDEN && !containers.hadHidden(subject);
          changes.add(
              new Change(area, Kind.ADDED, subject, "", "", now, harmless ? "" : area.gained()));
        }
      }
    }
    return changes;
  }

  /** What it is in a container of both versions that says nothing of it; null for nothing. */
  private static String unsaid(Area area, String subject, Facts base, Facts head) {
    return area == Area.DATABASES && !base.partial() && !head.partial()
        ? base.ofContainer(subject)
            .filter(fact -> head.ofContainer(subject).isPresent())
            .flatMap(fact -> DatabaseFacts.unsaid(fact.what()))
            .orElse(null)
        : null;
  }

  /**
   * What another value of a subject changes.
   *
   * @param values the value of before, and that of now
   */
  private static Optional<Change> changed(
      Area area,
      String subject,
      Map.Entry<String, String> values,
      Predicate<String> holdsForAll,
      Predicate<String> holdsForNobody,
      Predicate<String> heldByDefault,
      Set<String> otherDefaults) {
    String old = values.getKey();
    String now = values.getValue();
    boolean found = area == Area.DATA && isFound(old, now, holdsForAll, heldByDefault);
    if (!old.equals(now)) {
      boolean harmless =
          found
              || (area == Area.REFUSALS || area == Area.HIDDEN)
                  && meetsNobody(old, now, holdsForNobody);
      return Optional.of(
          new Change(area, Kind.CHANGED, subject, "", old, now, harmless ? "" : area.altered()));
    }
    boolean depends =
        area == Area.DATA && reads(subject, otherDefaults)
            || area == Area.DATABASES && reads(old, otherDefaults);
    return depends || area == Area.DATA && !found
        ? Optional.of(
            new Change(
                area,
                Kind.CHANGED,
                subject,
                "",
                "by default: " + old,
                "not by default",
                depends ? OF_DEFAULT : BY_DEFAULT))
        : Optional.empty();
  }

  /** The files that differ in content or in the bit that makes them programs. */
  static List<FileChange> files(
      SortedMap<String, PublishedFile> base, SortedMap<String, PublishedFile> head)
      throws IOException {
    SortedMap<String, FileChange> changes = new TreeMap<>();
    for (String path : union(base.keySet(), head.keySet())) {
      PublishedFile before = base.get(path);
      PublishedFile after = head.get(path);
      if (before == null) {
        changes.put(path, new FileChange(Kind.ADDED, path));
      } else if (after == null) {
        changes.put(path, new FileChange(Kind.REMOVED, path));
      } else if (!before.sameAs(after)) {
        changes.put(path, new FileChange(Kind.CHANGED, path));
      }
    }
    return List.copyOf(changes.values());
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }
}
