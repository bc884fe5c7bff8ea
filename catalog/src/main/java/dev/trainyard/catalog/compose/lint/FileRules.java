package dev.trainyard.catalog.compose.lint;

import static dev.trainyard.catalog.compose.lint.ComposeExamples.program;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.version;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.without;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.index.PresetPortals;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.migration.MigrationProgram;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules about the files of a version, beside its description and its form. */
final class FileRules implements AppRules {

  private static final String TEMPLATES = ComposeLayout.TEMPLATES + "/";
  private static final String TESTS = ComposeLayout.TEST_VALUES + "/";
  private static final String LIBRARY_FOLDER = TEMPLATES + "library/";
  private static final String PROGRAMS = MigrationProgram.FOLDER + "/";
  private static final String MIGRATIONS_FILE = ComposeLayout.MIGRATIONS;
  private static final String KEPT = "to_keep_versions.yaml";
  private static final String DEPRECATIONS = "deprecations.yaml";

  static final LintRule FILES =
      LintRule.error("TN930", "A version has app.yaml, questions.yaml and README.md")
          .because("The validator refuses the version otherwise.")
          .bad(without(ComposeLayout.README))
          .good(LintExample.NOTHING);

  static final LintRule TEMPLATE =
      LintRule.error("TN931", "templates holds a file .yaml, and test_values one to try it with")
          .because(
              "Only files whose names end with .yaml are rendered, not those with .yml. The validator"
                  + " renders each with every file of test values, and refuses a version without.")
          .bad(without(ComposeLayout.TEST_VALUES))
          .good(LintExample.NOTHING);

  static final LintRule LIBRARY =
      LintRule.error(
              "TN932", "templates/library is a folder that git keeps, with nothing else in it")
          .because(
              "Without the folder nothing is rendered, and the app is refused; git keeps no empty folder."
                  + " Only base_vX_Y_Z and the name of the train may lie in it. A library that app.yaml"
                  + " names must be there, with its hash.")
          .bad(without("templates/library").and("VERSION/templates/library/.gitkeep", ""))
          .good(LintExample.NOTHING);

  static final LintRule FIXED =
      LintRule.error("TN933", "ix_values.yaml is a mapping and has no variable of the form")
          .because(
              "It is laid over what owners answer, one key at the top after the other: an answer of the"
                  + " same name is lost. Anything but a mapping ends the rendering.")
          .bad(version(ComposeLayout.FIXED_VALUES, "title: Demo\n"))
          .good(version(ComposeLayout.FIXED_VALUES, "images: {}\n"));

  static final LintRule MIGRATIONS =
      LintRule.error("TN934", "app_migrations.yaml names programs that are there and can run")
          .because(
              "The validator refuses a version whose programs are missing, cannot be run or do not begin"
                  + " with #!; it passes one without the folder migrations, whose upgrades then fail.")
          .bad(
              version(MIGRATIONS_FILE, "migrations: [{file: rename}]\n")
                  .and("VERSION/migrations/rename", "#!/usr/bin/python3\n"))
          .good(
              program("migrations/rename", "#!/usr/bin/python3\n")
                  .and("VERSION/" + MIGRATIONS_FILE, "migrations: [{file: rename}]\n"));

  static final LintRule SOURCE =
      LintRule.error("TN935", "What a source says to its publisher can be read")
          .because(
              "to_keep_versions.yaml lists versions that stay, deprecations.yaml what goes when. The"
                  + " validator refuses a source in which they have another shape.")
          .bad(LintExample.file("ix-dev/stable/demo/" + KEPT, "1.0.0\n"))
          .good(LintExample.file("ix-dev/stable/demo/" + KEPT, "[\"1.0.0\"]\n"));

  static final LintRule PORTALS =
      LintRule.error("TN936", "ix_portals in ix_values.yaml is a list of portals")
          .because(
              "Each needs portalName, the protocol http or https, useNodeIP and port, and a host where"
                  + " useNodeIP is false. The validator refuses anything else.")
          .bad(
              version(
                  ComposeLayout.FIXED_VALUES,
                  "ix_portals:\n  - {portalName: web, protocol: http, useNodeIP: true}\n"))
          .good(
              version(
                  ComposeLayout.FIXED_VALUES,
                  "ix_portals:\n  - {portalName: web, protocol: http, useNodeIP: true, port: 8080}\n"));

  private static final Pattern BASE = Pattern.compile("base_v\\d+_\\d+_\\d+");
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+.[0-9]+.[0-9]+");
  private static final Pattern EXACT = Pattern.compile("^\\d+\\.\\d+\\.\\d+$");
  private static final Pattern DAY = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}$");
  private static final int LIBRARIES = 2;

  @Override
  public List<LintRule> rules() {
    return List.of(FILES, TEMPLATE, LIBRARY, FIXED, MIGRATIONS, SOURCE, PORTALS);
  }

  @Override
  public void check(LintedApp app) {
    for (String file : List.of(ComposeLayout.APP, ComposeLayout.QUESTIONS, ComposeLayout.README)) {
      if (!app.folder().has(file)) {
        app.tell(FILES, file, Position.NONE, "is missing", "the file", "Add it.");
      }
    }
    app.folder().text(ComposeLayout.README, List.of());
    if (app.folder().has(ComposeLayout.CHANGELOG)) {
      app.folder().text(ComposeLayout.CHANGELOG, List.of());
    }
    templates(app);
    library(app);
    fixed(app);
    migrations(app);
    if (app.source()) {
      source(app);
    }
  }

  private static boolean hasYaml(LintedApp app, String folder) {
    return app.folder().files().tailMap(folder).keySet().stream()
        .takeWhile(path -> path.startsWith(folder))
        .map(path -> path.substring(folder.length()))
        .anyMatch(path -> path.indexOf('/') < 0 && path.endsWith(".yaml"));
  }

  private static void templates(LintedApp app) {
    if (!hasYaml(app, TEMPLATES)) {
      app.tell(
          TEMPLATE,
          ComposeLayout.TEMPLATES,
          Position.NONE,
          "has no template",
          "a file whose name ends with .yaml",
          "Add or rename it.");
    }
    if (!hasYaml(app, TESTS)) {
      app.tell(
          TEMPLATE,
          ComposeLayout.TEST_VALUES,
          Position.NONE,
          "has no test values",
          "a file whose name ends with .yaml",
          "Add it.");
    }
    app.folder().files().tailMap(TESTS).keySet().stream()
        .takeWhile(path -> path.startsWith(TESTS))
        .filter(path -> path.endsWith(".yaml"))
        .forEach(path -> app.folder().yaml(path));
  }

  private static void library(LintedApp app) {
    Set<String> found = new TreeSet<>();
    app.folder().files().tailMap(LIBRARY_FOLDER).keySet().stream()
        .takeWhile(path -> path.startsWith(LIBRARY_FOLDER))
        .map(path -> path.substring(LIBRARY_FOLDER.length()))
        .forEach(path -> found.add(path.replaceFirst("/.*", "")));
    if (found.isEmpty()) {
      library(app, "", "has no file, and git keeps no empty folder");
    } else if (found.size() > LIBRARIES) {
      library(app, "", "has " + found.size() + " entries");
    }
    for (String entry : found) {
      String file = LIBRARY_FOLDER + entry;
      boolean named = BASE.matcher(entry).matches() || entry.equals(app.train());
      if (!named) {
        library(app, "/" + entry, "is no library");
      } else if (app.folder().has(file) && app.folder().files().get(file).kind().isFile()) {
        library(app, "/" + entry, "is a file");
      }
    }
    YamlNode metadata = app.mapping(ComposeLayout.APP).orElse(YamlNode.MISSING);
    String version = metadata.get("lib_version").text();
    if (version.isEmpty()) {
      return;
    }
    String base = "base_v" + version.replace('.', '_');
    if (!found.contains(base)) {
      library(app, "/" + base, "is missing, and app.yaml names it");
      return;
    }
    Optional<String> hash = FolderHash.of(app.folder(), LIBRARY_FOLDER + base + "/");
    if (hash.isPresent() && !metadata.get("lib_version_hash").text().equals(hash.get())) {
      library(app, "/" + base, "has the hash " + hash.get() + ", not the one in app.yaml");
    }
  }

  private static void library(LintedApp app, String entry, String found) {
    app.tell(
        LIBRARY,
        ComposeLayout.TEMPLATES + "/library" + entry,
        Position.NONE,
        found,
        "base_vX_Y_Z/ or " + Visible.of(app.train()) + "/, with a file in it",
        "Put .keep into such a folder, or the library itself.");
  }

  private static void fixed(LintedApp app) {
    String file = ComposeLayout.FIXED_VALUES;
    if (!app.folder().has(file)) {
      return;
    }
    Optional<YamlNode> read = app.folder().yaml(file);
    boolean empty = read.isEmpty() && app.folder().peek(file).filter(String::isBlank).isPresent();
    if (empty || read.isPresent() && !read.get().isMap()) {
      app.tell(
          FIXED,
          file,
          read.map(YamlNode::position).orElse(Position.NONE),
          read.map(Fields::describe).orElse("is empty"),
          "a mapping",
          "Correct or remove it.");
      return;
    }
    read.ifPresent(
        values ->
            PresetPortals.check(
                LintedApp.fields(app.folder(), PORTALS, file, values), "ix_portals"));
    YamlNode questions =
        app.mapping(ComposeLayout.QUESTIONS).orElse(YamlNode.EMPTY).get("questions");
    for (YamlNode question : questions.items()) {
      String variable = question.get("variable").text();
      if (!variable.isEmpty() && read.isPresent() && read.get().has(variable)) {
        app.tell(
            FIXED,
            file,
            read.get().get(variable),
            "has " + Visible.of(variable) + ", which the form asks for",
            "other names than those of questions",
            "Rename one of them.");
      }
    }
  }

  private static void migrations(LintedApp app) {
    if (!app.folder().has(MIGRATIONS_FILE)) {
      return;
    }
    Optional<YamlNode> read = app.folder().yaml(MIGRATIONS_FILE);
    if (read.isEmpty() || !read.get().isMap()) {
      read.ifPresent(
          node ->
              app.tell(
                  MIGRATIONS,
                  MIGRATIONS_FILE,
                  node,
                  Fields.describe(node),
                  "a mapping with migrations",
                  "Correct it."));
      return;
    }
    Fields fields = LintedApp.fields(app.folder(), MIGRATIONS, MIGRATIONS_FILE, read.get());
    for (Fields migration : fields.mappings("migrations")) {
      migration.text("file").ifPresent(name -> runs(app, migration.node().get("file"), name));
      for (String side : List.of("from", "target")) {
        migration
            .optionalMapping(side)
            .ifPresent(
                bounds -> {
                  for (String key : List.of("min_version", "max_version")) {
                    bounds.optionalText(key);
                    LintedApp.matches(
                        app.folder(),
                        MIGRATIONS,
                        MIGRATIONS_FILE,
                        bounds.node(),
                        key,
                        EXACT,
                        "X.Y.Z");
                  }
                });
      }
    }
  }

  private static void runs(LintedApp app, YamlNode at, String name) {
    String path = PROGRAMS + name;
    PublishedFile file = app.folder().files().get(path);
    String found = null;
    if (file == null || !file.kind().isFile()) {
      found = "names " + Visible.of(path) + ", which is no file";
    } else if (file.kind() == PublishedFile.Kind.FILE) {
      found = Visible.of(path) + " has no right to be run";
    } else if (app.folder().peek(path).filter(text -> text.startsWith("#!")).isEmpty()) {
      found = Visible.of(path) + " does not begin with #!";
    }
    if (found != null) {
      app.tell(
          MIGRATIONS,
          MIGRATIONS_FILE,
          at,
          found,
          "a program in migrations/ with #! and mode 755",
          "Add it, with git update-index --chmod=+x.");
    }
  }

  private static void source(LintedApp app) {
    list(app, KEPT)
        .forEach(
            version -> {
              if (version.kind() != YamlNode.Kind.TEXT || !NUMBERS.matcher(version.text()).find()) {
                app.tell(
                    SOURCE, KEPT, version, Fields.describe(version), "\"X.Y.Z\"", "Correct it.");
              }
            });
    for (YamlNode entry : list(app, DEPRECATIONS)) {
      if (!entry.isMap()) {
        app.tell(SOURCE, DEPRECATIONS, entry, Fields.describe(entry), "a mapping", "Correct it.");
        continue;
      }
      Fields fields = LintedApp.fields(app.folder(), SOURCE, DEPRECATIONS, entry);
      List.of("scope", "deprecated_date", "removal_date").forEach(fields::text);
      List.of("reason", "alternative_app", "migration_guide").forEach(fields::optionalText);
      LintedApp.matches(
          app.folder(),
          SOURCE,
          DEPRECATIONS,
          entry,
          "scope",
          Pattern.compile("^(partial|full)$"),
          "partial or full");
      for (String key : List.of("deprecated_date", "removal_date")) {
        LintedApp.matches(app.folder(), SOURCE, DEPRECATIONS, entry, key, DAY, "YYYY-MM-DD");
      }
      fields
          .optionalMapping("partial_details")
          .ifPresent(
              details -> {
                List.of("feature", "description").forEach(details::text);
                details.texts("steps");
              });
    }
  }

  private static List<YamlNode> list(LintedApp app, String file) {
    Optional<YamlNode> read = app.folder().yaml(file);
    if (read.isPresent() && !read.get().isList()) {
      app.tell(SOURCE, file, read.get(), Fields.describe(read.get()), "a list", "Correct it.");
    }
    return read.map(YamlNode::items).orElse(List.of());
  }
}
