package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.generator.yaml.AsJson;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares the schemas that two versions of an app hold answers against. Only what breaks upgrades
 * is told, and of that what the comparison of the questions has not told already.
 */
final class SchemaChanges {

  /** Characters of the path of a value for which there is no question. */
  private static final int LONGEST_PATH = 200;

  /** What a form calls what keywords say. */
  private static final Map<String, List<String>> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("type", List.of("null")),
          Map.entry("enum", List.of("enum")),
          Map.entry("const", List.of("enum")),
          Map.entry("minimum", List.of("min")),
          Map.entry("exclusiveMinimum", List.of("min")),
          Map.entry("maximum", List.of("max")),
          Map.entry("exclusiveMaximum", List.of("max")),
          Map.entry("minLength", List.of("min_length", "empty", "required")),
          Map.entry("maxLength", List.of("max_length")),
          Map.entry("minItems", List.of("min")),
          Map.entry("maxItems", List.of("max")),
          Map.entry("pattern", List.of("valid_chars")),
          Map.entry("allOf", List.of("valid_chars")),
          Map.entry("required", List.of("required")));

  private final Migrated migrated;
  private final NavigableMap<String, Question> base;
  private final NavigableMap<String, Question> head;
  private final List<YamlNode> formerDefaults;
  private final List<YamlNode> defaults;
  private final SchemaNode former;
  private final Map<String, Optional<SchemaNode>> formerly = new HashMap<>();
  private final Map<String, Set<String>> told = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();

  private SchemaChanges(
      Migrated migrated,
      NavigableMap<String, Question> head,
      YamlNode former,
      List<YamlNode> formerDefaults,
      List<YamlNode> defaults,
      List<Change> questions) {
    this.migrated = migrated;
    this.base = migrated.questions();
    this.head = head;
    this.former = new SchemaNode(former);
    this.formerDefaults = formerDefaults;
    this.defaults = defaults;
    for (Change change : questions) {
      if (!change.breaking().isEmpty()) {
        told.computeIfAbsent(change.subject(), any -> new HashSet<>()).add(change.attribute());
      }
    }
  }

  /**
   * What breaks upgrades.
   *
   * @param migrated the questions of the installed version, with what becomes of their answers
   * @param head the questions of the version upgraded to
   * @param before the schema of the installed version; an empty one when it has none
   * @param after the schema of the version upgraded to
   * @param formerDefaults the values that the installed version has for answers that are missing
   * @param defaults those of the version upgraded to
   * @param questions what is told of the questions
   */
  static List<Change> between(
      Migrated migrated,
      NavigableMap<String, Question> head,
      YamlNode before,
      YamlNode after,
      List<YamlNode> formerDefaults,
      List<YamlNode> defaults,
      List<Change> questions) {
    SchemaChanges changes =
        new SchemaChanges(migrated, head, before, formerDefaults, defaults, questions);
    changes.inside("", Optional.of(changes.former), new SchemaNode(after), false, false);
    return changes.changes;
  }

  /**
   * Compares what is said of the values in a value.
   *
   * @param before what the former schema says of it; empty when nobody can tell
   * @param open whether it could hold values for which there is no question
   * @param silent whether what is in it is told already
   */
  private void inside(
      String path, Optional<SchemaNode> before, SchemaNode after, boolean open, boolean silent) {
    if (!silent && before.isPresent()) {
      required(path, before.get(), after);
    }
    for (String name : after.properties()) {
      after
          .property(name)
          .ifPresent(
              now ->
                  value(
                      path.isEmpty() ? name : path + "." + name,
                      before.flatMap(was -> was.property(name)),
                      now,
                      open,
                      silent));
    }
    // Of items of several kinds nobody knows which of them the schema means.
    if (!base.containsKey(path + "#2[]") && !head.containsKey(path + "#2[]")) {
      after
          .items()
          .filter(now -> now != SchemaNode.ANY)
          .ifPresent(
              now -> value(path + "[]", before.flatMap(SchemaNode::items), now, open, silent));
    }
  }

  private void value(
      String path, Optional<SchemaNode> before, SchemaNode after, boolean open, boolean silent) {
    Question asked = base.get(path);
    boolean free = open && asked == null && path.length() <= LONGEST_PATH;
    if (!free && !head.containsKey(path)) {
      // An answer that is not asked for any more is dropped.
      return;
    }
    String from = migrated.former().get(path);
    // Where an answer was that has moved twice, nobody can tell.
    Optional<SchemaNode> was =
        from == null ? before : migrated.former().containsKey(from) ? Optional.empty() : at(from);
    Set<String> known = told.getOrDefault(path, Set.of());
    boolean quiet =
        silent || known.contains("") || known.contains("type") || migrated.isDropped(path);
    if (!quiet && was.isPresent() && (free || asked != null)) {
      SchemaRules.refusals(Optional.ofNullable(asked), was.get(), after)
          .forEach((keyword, why) -> add(path, keyword, was.get(), after, why));
    }
    inside(path, was, after, free || asked != null && isOpen(asked), quiet);
  }

  /** Whether its answers could have more in them than there are questions for. */
  private static boolean isOpen(Question question) {
    return question.type().equals("list") && question.field().items().isEmpty()
        || Boolean.TRUE.equals(question.schema().get("additional_attrs"));
  }

  /** What the former schema says of a path of its version. */
  private Optional<SchemaNode> at(String path) {
    if (path.isEmpty()) {
      return Optional.of(former);
    }
    // Any number of answers have moved away from the same level.
    Optional<SchemaNode> known = formerly.get(path);
    if (known == null) {
      String parent = Question.parent(path);
      Optional<SchemaNode> around = at(parent);
      known =
          path.endsWith("[]")
              ? around.flatMap(SchemaNode::items)
              : around.flatMap(it -> it.property(path.substring(path.lastIndexOf('.') + 1)));
      formerly.put(path, known);
    }
    return known;
  }

  /** Who has no answer is refused where there must be a value and none is the default. */
  private void required(String path, SchemaNode before, SchemaNode after) {
    Set<String> names = after.required();
    if (names.isEmpty() || !SchemaRules.isComparable(before, after)) {
      return;
    }
    names.retainAll(before.properties());
    Set<String> known = before.required();
    for (String name : names) {
      String value = path.isEmpty() ? name : path + "." + name;
      boolean accepted = !known.contains(name) || isAmong(formerDefaults, value);
      if (accepted && isMissing(value)) {
        add(
            value,
            "required",
            before,
            after,
            "owners who left it empty are refused: the answer is required and has no default");
      }
    }
  }

  /** Whether there are owners who have neither an answer nor a value of the version. */
  private boolean isMissing(String path) {
    Question was = base.get(path);
    Question now = head.get(path);
    if (was == null
        || now == null
        || migrated.isFilled(path)
        || Stream.of(was, now).anyMatch(Question::isFilledByTheNas)) {
      return false;
    }
    if (was.field().nullable() && now.field().nullable()) {
      // An answer that is null takes the value of the version away.
      return true;
    }
    // TrueNAS gives no default to those who are not asked.
    boolean unasked = !was.conditions().isEmpty() && !now.conditions().isEmpty();
    boolean empty =
        was.canBeLeftEmpty()
            && Stream.of(was, now).noneMatch(it -> it.field().hasDefault())
            && !(was.field().required() && was.conditions().isEmpty());
    return (unasked || empty) && !isAmong(defaults, path);
  }

  private static boolean isAmong(List<YamlNode> defaults, String path) {
    return defaults.stream().anyMatch(it -> has(it, path));
  }

  private static boolean has(YamlNode values, String path) {
    YamlNode value = values;
    for (String part : path.split("\\.")) {
      value = value.get(part);
    }
    return value.isPresent() && value.kind() != YamlNode.Kind.NULL;
  }

  private void add(
      String path, String keyword, SchemaNode before, SchemaNode after, String breaking) {
    Set<String> known = told.getOrDefault(path, Set.of());
    if (ATTRIBUTES.get(keyword).stream().noneMatch(known::contains)) {
      boolean whole = keyword.equals("required");
      changes.add(
          new Change(
                  Area.SCHEMA,
                  Kind.CHANGED,
                  path,
                  keyword,
                  whole ? "" : shown(before, keyword),
                  whole ? "true" : shown(after, keyword),
                  breaking,
                  "",
                  false,
                  after.at(keyword))
              .leftTo(migrated.isUnknown()));
    }
  }

  private static String shown(SchemaNode schema, String keyword) {
    YamlNode node = schema.node();
    return node.has(keyword)
        ? AsJson.of(node.get(keyword).data())
        : node.kind() == YamlNode.Kind.BOOLEAN ? node.text() : "";
  }
}
