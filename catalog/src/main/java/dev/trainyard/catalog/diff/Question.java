package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.FormReferences;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Limits;
import dev.trainyard.generator.form.Option;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.yaml.AsJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A question of a wizard with what its place adds. */
final class Question {

  /** Characters of the path of an answer; those of the largest apps have less than 100. */
  private static final int LONGEST_PATH = 1000;

  private static final Set<String> FILLED_WHEN_ABSENT = Set.of("dict", "list", "cron");

  private final String path;
  private final Field field;
  private final Map<String, Object> schema;
  private final List<Condition> conditions;
  private final List<String> lists;
  private final Set<Object> options;
  private final Set<String> references;
  private final CatalogEdition edition;
  private final FormReferences words;

  /**
   * A question.
   *
   * @param path the path of its answer, {@code []} standing for every item of a list
   * @param field what the form says of it
   * @param conditions when it is asked, those of the questions around it included
   * @param lists the paths of the lists around it
   * @param edition the edition of the form
   */
  Question(
      String path,
      Field field,
      List<Condition> conditions,
      List<String> lists,
      CatalogEdition edition) {
    this(path, field, conditions, lists, options(field), edition);
  }

  private Question(
      String path,
      Field field,
      List<Condition> conditions,
      List<String> lists,
      Set<Object> options,
      CatalogEdition edition) {
    this.path = path;
    this.field = field;
    this.schema = field.attributes();
    this.conditions = List.copyOf(conditions);
    this.lists = List.copyOf(lists);
    this.options = options;
    this.references = Set.copyOf(field.references());
    this.edition = edition;
    this.words = edition.references();
  }

  private static Set<Object> options(Field field) {
    Set<Object> options = new LinkedHashSet<>();
    for (Option option : field.options().orElse(List.of())) {
      options.add(option.value().orElse(null));
    }
    return options;
  }

  /**
   * The same at another path.
   *
   * @param path the path
   * @param now the paths that what it depends on has now
   */
  Question renamed(String path, UnaryOperator<String> now) {
    return new Question(
        path,
        field,
        conditions.stream()
            .map(one -> new Condition(now.apply(one.question()), one.operator(), one.value()))
            .toList(),
        lists.stream().map(now).toList(),
        options,
        edition);
  }

  /** The same, where one answer has become another. */
  Question answered(Object from, Object to) {
    Set<Object> now = new LinkedHashSet<>();
    options.forEach(option -> now.add(option.equals(from) ? to : option));
    return new Question(path, field, conditions, lists, now, edition);
  }

  String path() {
    return path;
  }

  Field field() {
    return field;
  }

  /** What stands beside the schema: label, description, group. */
  Map<String, Object> frame() {
    return field.frame();
  }

  /** What the schema says beside the questions in it. */
  Map<String, Object> schema() {
    return schema;
  }

  List<Condition> conditions() {
    return conditions;
  }

  /** The paths of the lists around it. */
  List<String> lists() {
    return lists;
  }

  String type() {
    return field.typeName();
  }

  String label() {
    return field.label();
  }

  /** The releases that read its form. */
  List<ReleaseLine> lines() {
    return edition.releaseLines();
  }

  /** Whether a release enforces a choice; on other types it ignores the options. */
  boolean hasOptions() {
    return !options.isEmpty() && lines().stream().anyMatch(line -> Limits.isChoice(field, line));
  }

  Set<Object> options() {
    return options;
  }

  Set<String> references() {
    return references;
  }

  /** Whether it says where data lies. */
  boolean isStorage() {
    return type().startsWith("hostpath")
        || references().stream().anyMatch(words.storage()::contains);
  }

  /** Whether a dataset is made for its answer. */
  boolean hasDataset() {
    return references().stream().anyMatch(words.dataset()::contains);
  }

  /** Whether it asks for a port of the machine. */
  boolean isPort() {
    return references().stream().anyMatch(words.ports()::contains);
  }

  /** Whether an install or upgrade fails when the answer is absent. */
  boolean needsAnswer() {
    return field.required()
        && !field.hasDefault()
        && lines().stream().anyMatch(line -> !Limits.isFilled(field, line))
        && !isFilledByTheNas();
  }

  /** Whether owners who were asked can be without an answer. */
  boolean canBeLeftEmpty() {
    return !FILLED_WHEN_ABSENT.contains(type());
  }

  /** Whether TrueNAS answers it where nobody does. */
  boolean isFilledByTheNas() {
    boolean nullable = !schema.containsKey("null") || field.nullable();
    return references.stream().anyMatch(words.filled()::contains)
        || nullable && references.stream().anyMatch(words.filledWhenNullable()::contains);
  }

  /** One line about a question that is new or gone. */
  String describe() {
    StringBuilder text = new StringBuilder(type().isEmpty() ? "no type" : type());
    if (field.required()) {
      text.append(", required");
    }
    if (field.hasDefault()) {
      text.append(", default ").append(AsJson.of(schema.get("default")));
    }
    if (!label().isEmpty()) {
      text.append(", label ").append(AsJson.of(label()));
    }
    return text.toString();
  }

  /**
   * A path and those of the questions around it, the innermost first. What is longer than any path
   * of an answer is one of a single level: it is not taken apart as often as it has dots.
   */
  static List<String> levels(String path) {
    if (path.length() > LONGEST_PATH) {
      return List.of(path);
    }
    List<String> levels = new ArrayList<>();
    for (String level = path; !level.isEmpty(); level = parent(level)) {
      levels.add(level);
    }
    return levels;
  }

  /** The path of the question around a path; empty at the top. */
  static String parent(String path) {
    if (path.endsWith("[]")) {
      return path.substring(0, path.length() - 2);
    }
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }
}
