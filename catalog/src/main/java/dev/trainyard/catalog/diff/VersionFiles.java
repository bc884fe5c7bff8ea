package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.yaml.Flaw;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlLimits;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of one version folder.
 *
 * @param train the train folder
 * @param app the item's name
 * @param version version number, the name of the folder
 * @param files the files by path below the folder
 */
record VersionFiles(
    String train, String app, String version, NavigableMap<String, PublishedFile> files) {

  private static final String TEMPLATES = "templates/";
  private static final String MIGRATIONS = "migrations/";

  /** {@code TRAIN/APP/VERSION}. */
  String folder() {
    return train + "/" + app + "/" + version;
  }

  /** Whether both have the same files with the same bytes. */
  boolean sameAs(VersionFiles other) throws IOException {
    if (!files.keySet().equals(other.files.keySet())) {
      return false;
    }
    for (var file : files.entrySet()) {
      if (!file.getValue().sameAs(other.files.get(file.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /**
   * A YAML file; empty mapping when there is none.
   *
   * @param problems hears what is wrong with it
   * @param severity how bad that is
   */
  YamlNode yaml(String path, Severity severity, Consumer<Problem> problems) throws IOException {
    Optional<byte[]> bytes = bytes(path, severity, problems);
    if (bytes.isEmpty()) {
      return YamlNode.EMPTY;
    }
    YamlFile file = YamlReader.read(bytes.get());
    file.flaws().forEach(flaw -> problems.accept(problem(severity, path, flaw)));
    return file.root();
  }

  /** The form; one that asks nothing when there is none. */
  Form form(Severity severity, Consumer<Problem> problems) throws IOException {
    Optional<byte[]> bytes = bytes(CatalogLayout.QUESTIONS_YAML, severity, problems);
    if (bytes.isEmpty()) {
      return Form.EMPTY;
    }
    FormReader.Result read = FormReader.read(bytes.get());
    read.flaws()
        .forEach(flaw -> problems.accept(problem(severity, CatalogLayout.QUESTIONS_YAML, flaw)));
    return read.form();
  }

  /** The texts below {@code templates/}, in the order of the paths. */
  List<String> templates(Severity severity, Consumer<Problem> problems) throws IOException {
    List<String> templates = new ArrayList<>();
    for (String path : files.subMap(TEMPLATES, true, "templates0", false).keySet()) {
      bytes(path, severity, problems)
          .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
          .ifPresent(templates::add);
    }
    return templates;
  }

  /** Only files that are compared are read, and of them only those of a sound size. */
  private Optional<byte[]> bytes(String path, Severity severity, Consumer<Problem> problems)
      throws IOException {
    PublishedFile file = files.get(path);
    if (file == null) {
      return Optional.empty();
    }
    if (!file.kind().isFile() || file.size() > YamlLimits.FILE_BYTES) {
      String found = file.kind().isFile() ? "has " + file.size() + " bytes" : file.kind().word();
      problems.accept(problem(severity, path, new Flaw(Flaw.Kind.LIMIT, Position.NONE, found)));
      return Optional.empty();
    }
    return Optional.of(file.content().toBytes());
  }

  private Problem problem(Severity severity, String path, Flaw flaw) {
    return new Problem(
        mends(flaw) ? Severity.WARNING : severity,
        Rule.DIFF_FILE,
        new Where(
            Visible.of(app),
            "",
            Visible.of(folder() + "/" + path),
            flaw.at().line(),
            flaw.at().column()),
        flaw.found() + (mends(flaw) ? "" : "; what it says is not compared"),
        "",
        "Correct the file; in a published version, by a new version.");
  }

  /** Flaws that leave something to compare. */
  private static boolean mends(Flaw flaw) {
    return switch (flaw.kind()) {
      case DOCUMENT, DUPLICATE_KEY, MERGE_KEY, TAG, NUMBER, FORM -> true;
      case ALIAS -> !flaw.found().contains("nothing");
      case ENCODING, LIMIT, SYNTAX, CONTENT, KEY -> false;
    };
  }

  /** The chart's hidden values over Helm's plain defaults. */
  List<String> valuesFiles() {
    return List.of("values.yaml", "ix_values.yaml");
  }

  /** Whether TrueNAS runs a program over the answers of another version at the upgrade. */
  boolean migratesFrom(String other) {
    return isProgram("migrate_from_" + other) || isProgram("migrate");
  }

  private boolean isProgram(String name) {
    PublishedFile file = files.get(MIGRATIONS + name);
    return file != null && file.kind().fits(PublishedFile.Kind.PROGRAM);
  }
}
