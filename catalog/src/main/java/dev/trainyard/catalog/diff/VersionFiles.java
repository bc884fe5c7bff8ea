package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Where;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The files of one version folder.
 *
 * @param folder {@code TRAIN/APP/VERSION}
 * @param files the files by path below the folder
 */
record VersionFiles(String folder, SortedMap<String, Content> files) {

  private static final String TEMPLATES = "templates/";
  private static final String MIGRATIONS = "migrations/";
  private static final YamlNode NOTHING = new YamlNode(Map.of());

  /** Version number, the name of the folder. */
  String version() {
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  /** The item's name. */
  String app() {
    return folder.split("/")[1];
  }

  /**
   * A YAML file; empty mapping when there is none.
   *
   * @param problems hears when it cannot be read
   * @param severity how bad that is
   */
  YamlNode yaml(String path, Severity severity, Consumer<Problem> problems) {
    Content content = files.get(path);
    if (content == null) {
      return NOTHING;
    }
    try {
      return YamlNode.parse(content.toText());
    } catch (YamlEngineException e) {
      Optional<Mark> mark =
          e instanceof MarkedYamlEngineException marked
              ? marked.getProblemMark()
              : Optional.empty();
      problems.accept(
          new Problem(
              severity,
              Rule.DIFF_FILE,
              new Where(
                  app(),
                  "",
                  folder + "/" + path,
                  mark.map(m -> m.getLine() + 1).orElse(0),
                  mark.map(m -> m.getColumn() + 1).orElse(0)),
              "the file cannot be read as YAML, so nothing it says is compared: " + reason(e),
              "",
              "Correct the file; in a published version, by a new version."));
      return NOTHING;
    }
  }

  private static String reason(YamlEngineException e) {
    String reason =
        e instanceof MarkedYamlEngineException marked ? marked.getProblem() : e.getMessage();
    return reason.strip().replaceAll("\\s*\\R\\s*", ", ");
  }

  /** The chart's hidden values over Helm's plain defaults. */
  List<String> valuesFiles() {
    return List.of("values.yaml", "ix_values.yaml");
  }

  YamlNode questions(Severity severity, Consumer<Problem> problems) {
    return yaml(CatalogLayout.QUESTIONS_YAML, severity, problems);
  }

  /** Everything below {@code templates/}, in the order of the paths. */
  List<String> templates() {
    return files.entrySet().stream()
        .filter(file -> file.getKey().startsWith(TEMPLATES))
        .map(file -> file.getValue().toText())
        .toList();
  }

  /** Whether TrueNAS runs a program over the answers of another version at the upgrade. */
  boolean migratesFrom(String version) {
    return isProgram("migrate_from_" + version) || isProgram("migrate");
  }

  private boolean isProgram(String name) {
    Content content = files.get(MIGRATIONS + name);
    return content != null && content.executable();
  }
}
