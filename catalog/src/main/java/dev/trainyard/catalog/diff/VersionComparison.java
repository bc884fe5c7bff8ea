package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.AnswerSchema;
import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.ComparedVersion;
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
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Compares two version folders of one app. */
final class VersionComparison {

  private static final Comparator<Change> ORDER =
      Comparator.comparing(Change::area)
          .thenComparing(Change::subject)
          .thenComparing(Change::attribute)
          .thenComparing(Change::kind);

  private final CatalogEdition edition;
  private final Consumer<Problem> problems;

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
    NavigableMap<String, Question> asks = questions(after);
    boolean migrates = migrated.isUnknown();
    changes.addAll(QuestionChanges.between(migrated, asks));
    if (edition.answerSchema().isPresent()) {
      changes.addAll(
          schema(edition.answerSchema().get(), old, next, migrated, asks, List.copyOf(changes)));
    }
    FactChanges.between(
            migrated.facts(edition.facts(old, before)),
            edition.facts(next, after),
            MetConditions.atUpgrade(migrated, asks))
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
    FactChanges.between(Facts.NONE, edition.facts(next, form), MetConditions.byNobody()).stream()
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

  /** The files that differ in content or in the bit that makes them programs. */
  static List<FileChange> files(
      SortedMap<String, PublishedFile> base, SortedMap<String, PublishedFile> head)
      throws IOException {
    SortedMap<String, FileChange> changes = new TreeMap<>();
    for (String path : FactChanges.union(base.keySet(), head.keySet())) {
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
}
