package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.AsJson;
import dev.trainyard.generator.yaml.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the questions of two versions of an app. */
final class QuestionChanges {

  private static final int DESCRIBED = 10;
  private static final List<String> FRAME = List.of("label", "description", "group");

  /** Attributes that are compared as conditions. */
  private static final Set<String> CONDITIONS = Set.of("show_if", "show_subquestions_if");

  private final NavigableMap<String, Question> base;
  private final NavigableMap<String, Question> head;
  private final Migrated migrated;
  private final List<Change> changes = new ArrayList<>();

  /** The first new question of each label and type. */
  private final Map<List<String>, String> newByLook = new HashMap<>();

  /** The questions for ports that had a default and have it no more, by that default. */
  private final Map<Object, Question> formerPorts = new HashMap<>();

  /** Conditions of questions that must be answered and have no default, by what they ask. */
  private final Map<String, List<Asking>> asking = new HashMap<>();

  private record Asking(Condition condition, Question question) {}

  private QuestionChanges(Migrated migrated, NavigableMap<String, Question> head) {
    this.base = migrated.questions();
    this.head = head;
    this.migrated = migrated;
    head.forEach(
        (path, question) -> {
          if (!base.containsKey(path)) {
            newByLook.putIfAbsent(look(question), path);
          } else if (question.needsAnswer() && mayBeAsked(question) && !migrated.isFilled(path)) {
            question
                .conditions()
                .forEach(
                    condition ->
                        asking
                            .computeIfAbsent(condition.question(), asked -> new ArrayList<>())
                            .add(new Asking(condition, question)));
          }
        });
    base.forEach(
        (path, question) -> {
          Object usual = question.schema().get("default");
          Question after = head.get(path);
          if (question.isPort()
              && usual != null
              && !(after != null && usual.equals(after.schema().get("default")))) {
            formerPorts.put(usual, question);
          }
        });
  }

  /**
   * All changes, by path.
   *
   * @param base the questions of the installed version, with what becomes of their answers
   * @param head the questions of the version upgraded to
   */
  static List<Change> between(Migrated base, NavigableMap<String, Question> head) {
    QuestionChanges changes = new QuestionChanges(base, head);
    Set<String> paths = new TreeSet<>(base.questions().keySet());
    paths.addAll(head.keySet());
    paths.forEach(changes::compare);
    return changes.changes;
  }

  private void compare(String path) {
    Question before = base.get(path);
    Question after = head.get(path);
    if (before == null) {
      added(after);
    } else if (after == null) {
      removed(before);
    } else {
      changed(before, after);
    }
  }

  private void added(Question question) {
    Question former = formerHolder(question);
    if (former != null) {
      add(
          Area.PORTS,
          Kind.ADDED,
          question.path(),
          "",
          "",
          question.describe(),
          "the upgrade is refused for everybody who has the default: it was that of "
              + Visible.of(former.path())
              + ", whose port is still taken when the new question asks for it");
      return;
    }
    String breaking =
        question.needsAnswer() && mayBeAsked(question) && !migrated.isFilled(question.path())
            ? "TrueNAS refuses the upgrade of everybody"
                + (question.conditions().isEmpty() ? "" : " who is asked")
                + ": the answer is required and has no default"
            : firstOfItems(question);
    // A whole new block is one change, unless something in it breaks upgrades.
    String note = breaking.isEmpty() ? note(question) : "";
    if (isTop(question.path()) || !breaking.isEmpty() || !note.isEmpty()) {
      changes.add(
          new Change(
                  areaOf(question, head),
                  Kind.ADDED,
                  question.path(),
                  "",
                  "",
                  question.describe() + more(question.path(), head),
                  breaking,
                  note,
                  false,
                  at(question.path()))
              .leftTo(migrated.isUnknown()));
    }
  }

  /** Items of a list that said nothing of them were of any kind. */
  private String firstOfItems(Question question) {
    Question list = base.get(Question.parent(question.path()));
    return question.path().endsWith("[]") && list != null && list.type().equals("list")
        ? "TrueNAS refuses the upgrade of everybody who has an item of another kind than "
            + Visible.of(question.type())
        : "";
  }

  private String note(Question question) {
    Object usual = question.schema().get("default");
    return question.isPort() && usual != null && mayBeAsked(question)
        ? "one more port of the NAS: the upgrade is refused for owners who use "
            + Visible.of(AsJson.of(usual))
            + " for something else"
        : "";
  }

  /** The other question for a port that had its default; null for none. */
  private Question formerHolder(Question question) {
    Question former = formerPorts.get(question.schema().get("default"));
    return question.isPort() && former != null && !former.path().equals(question.path())
        ? former
        : null;
  }

  private void removed(Question question) {
    if (isTop(question.path())) {
      add(
          areaOf(question, base),
          Kind.REMOVED,
          question.path(),
          "",
          question.describe() + more(question.path(), base),
          "",
          lost(question));
    }
  }

  private String lost(Question question) {
    boolean storage = areaOf(question, base) == Area.STORAGE;
    if (migrated.isDropped(question.path()) && !storage) {
      return "";
    }
    if (!question.lists().isEmpty()) {
      return "TrueNAS refuses the upgrade of everybody who has such an item" + renamed(question);
    }
    return storage
        ? "the owner's data is no longer mounted" + renamed(question)
        : "the owner's answer is lost" + renamed(question);
  }

  /** A hint for the reviewer: same label, same type, another name. */
  private String renamed(Question question) {
    String other = question.label().isEmpty() ? null : newByLook.get(look(question));
    return other == null ? "" : "; perhaps renamed to " + Visible.of(other);
  }

  private static List<String> look(Question question) {
    return List.of(question.label(), question.type());
  }

  private void changed(Question before, Question after) {
    String former = migrated.former().get(after.path());
    if (former != null) {
      add(areaOf(after, head), Kind.CHANGED, after.path(), "path", former, after.path(), "");
    }
    for (String attribute : FRAME) {
      compare(before, after, attribute, before.frame(), after.frame(), "");
    }
    AttributeRules rules = new AttributeRules(before, after);
    Set<String> attributes = new LinkedHashSet<>(before.schema().keySet());
    attributes.addAll(after.schema().keySet());
    attributes.removeAll(CONDITIONS);
    boolean asked =
        after.needsAnswer()
            && !before.needsAnswer()
            && before.canBeLeftEmpty()
            && mayBeAsked(after)
            && !migrated.isFilled(after.path());
    Question holder = formerHolder(after);
    for (String attribute : attributes) {
      boolean reason = asked && attribute.equals("required") && !before.field().required();
      compare(
          before,
          after,
          attribute,
          before.schema(),
          after.schema(),
          reason
              ? "owners who left it empty are refused: the answer is required and has no default"
              : attribute.equals("default") && holder != null
                  ? "the upgrade is refused for owners who have the defaults without an answer of"
                      + " their own: the port was that of "
                      + Visible.of(holder.path())
                      + " and is still taken"
                  : attribute.equals("default")
                      ? asksMore(before, after).orElseGet(() -> rules.breaking(attribute))
                      : rules.breaking(attribute));
    }
    conditions(before, after);
  }

  /** What is asked from now on of owners who have but the default. */
  private Optional<String> asksMore(Question before, Question after) {
    return asking.getOrDefault(after.path(), List.of()).stream()
        .filter(asking -> asking.condition().beginsWithTheDefault(before, after))
        .findFirst()
        .map(
            asking ->
                "owners without an answer have the new default, which asks them for "
                    + Visible.of(asking.question().path())
                    + ": that answer is required and has no default");
  }

  private void compare(
      Question before,
      Question after,
      String attribute,
      Map<String, Object> from,
      Map<String, Object> to,
      String breaking) {
    if (!same(from, to, attribute)) {
      Area area =
          attribute.equals("default") && after.isPort()
              ? Area.PORTS
              : before.isStorage() || after.isStorage() ? Area.STORAGE : Area.QUESTIONS;
      add(
          area,
          Kind.CHANGED,
          after.path(),
          attribute,
          shown(from, attribute),
          shown(to, attribute),
          breaking);
    }
  }

  private static boolean same(Map<String, Object> from, Map<String, Object> to, String attribute) {
    return from.containsKey(attribute) == to.containsKey(attribute)
        && Objects.equals(from.get(attribute), to.get(attribute));
  }

  private static String shown(Map<String, Object> data, String attribute) {
    return data.containsKey(attribute) ? AsJson.of(data.get(attribute)) : "";
  }

  private void conditions(Question before, Question after) {
    if (before.conditions().equals(after.conditions())) {
      return;
    }
    // A default was none to owners who were not asked.
    boolean breaks =
        before.field().required()
            && after.needsAnswer()
            && mayBeAsked(after)
            && !migrated.isFilled(after.path())
            && !new HashSet<>(after.conditions()).containsAll(before.conditions());
    boolean own =
        !same(before.schema(), after.schema(), "show_if")
            || conditionsAround(before, base).equals(conditionsAround(after, head));
    if (breaks || own) {
      add(
          areaOf(after, head),
          Kind.CHANGED,
          after.path(),
          "show_if",
          describe(before.conditions()),
          describe(after.conditions()),
          breaks
              ? "owners who were not asked before are refused: the answer is required and has no"
                  + " default"
              : "");
    }
  }

  private static List<Condition> conditionsAround(
      Question question, Map<String, Question> questions) {
    Question parent = questions.get(Question.parent(question.path()));
    return parent == null ? List.of() : parent.conditions();
  }

  private static String describe(List<Condition> conditions) {
    int more = conditions.size() - DESCRIBED;
    return conditions.stream()
            .limit(DESCRIBED)
            .map(Condition::describe)
            .collect(Collectors.joining(" and "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Whether somebody who upgrades can be without an answer and still need one. */
  private boolean mayBeAsked(Question question) {
    return question.lists().stream().allMatch(base::containsKey)
        && question.conditions().stream().noneMatch(c -> c.isNewToEverybody(migrated, head));
  }

  /** Whether the question around is on both sides, and still of the type that holds this one. */
  private boolean isTop(String path) {
    String parent = Question.parent(path);
    if (parent.isEmpty()) {
      return true;
    }
    boolean sameType =
        base.containsKey(parent)
            && head.containsKey(parent)
            && base.get(parent).type().equals(head.get(parent).type());
    return sameType || !base.containsKey(parent) && !head.containsKey(parent);
  }

  private static Area areaOf(Question question, NavigableMap<String, Question> all) {
    return Stream.concat(Stream.of(question), below(question.path(), all))
            .anyMatch(Question::isStorage)
        ? Area.STORAGE
        : Area.QUESTIONS;
  }

  /** The questions inside a question: only its own part of the map is looked at. */
  private static Stream<Question> below(String path, NavigableMap<String, Question> all) {
    return Stream.of(".", "#", "[")
        .flatMap(
            sign ->
                all
                    .subMap(path + sign, true, path + (char) (sign.charAt(0) + 1), false)
                    .values()
                    .stream());
  }

  private static String more(String path, NavigableMap<String, Question> all) {
    long count = below(path, all).count();
    return count == 0 ? "" : ", " + count + (count == 1 ? " question" : " questions") + " below it";
  }

  private void add(
      Area area,
      Kind kind,
      String path,
      String attribute,
      String before,
      String after,
      String breaking) {
    // No program frees a port that is still taken.
    boolean mendable = area != Area.PORTS || kind != Kind.ADDED;
    changes.add(
        new Change(area, kind, path, attribute, before, after, breaking, "", false, at(path))
            .leftTo(migrated.isUnknown() && mendable));
  }

  /** Where the new version's form says it. */
  private Position at(String path) {
    return Optional.ofNullable(head.get(path))
        .flatMap(now -> now.field().position())
        .orElse(Position.NONE);
  }
}
