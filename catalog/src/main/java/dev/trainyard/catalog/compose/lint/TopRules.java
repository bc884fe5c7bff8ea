package dev.trainyard.catalog.compose.lint;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules about the files at the top of a catalog. */
final class TopRules {

  private static final String INDEX = ComposeLayout.LAYOUT.index();
  private static final String RECOMMENDED = "recommended_apps.yaml";
  private static final String HASHES = "library/hashes.yaml";

  static final LintRule INDEXES =
      LintRule.error("TN900", "A catalog has catalog.json and features_capability.json")
          .because(
              "TrueNAS lists nothing but what catalog.json names, and reads no catalog without"
                  + " features_capability.json. The validator refuses a catalog without the first, and"
                  + " does not notice that the second is missing.")
          .bad(LintExample.without(ComposeLayout.FEATURES))
          .good(LintExample.NOTHING);

  static final LintRule INVALID =
      LintRule.error("TN901", "catalog.json has every value in its type")
          .because(
              "TrueNAS takes a catalog whose index does not fit for an empty one, with a line in a log."
                  + " From 25.04 on title and description must be texts and maintainers have a url; in"
                  + " 26 one bad entry ends the list of all apps.")
          .bad(LintExample.file(INDEX, "{\"stable\": {\"demo\": {\"home\": null}}}"))
          .good(LintExample.NOTHING);

  static final LintRule LISTED =
      LintRule.error("TN902", "catalog.json lists the apps and newest versions that there are")
          .because(
              "Nothing else is listed, and nothing compares the index with the folders. An app that is"
                  + " missing in it does not exist for TrueNAS; one that is too much cannot be opened.")
          .bad(LintExample.file(INDEX, "{\"stable\": {\"demo\": null}}"))
          .good(LintExample.NOTHING);

  static final LintRule TRAIN =
      LintRule.error("TN903", "The name of a train is made of letters, digits, _, . and -")
          .because("The validator refuses the catalog otherwise.")
          .bad(LintExample.file("trains/-beta/README.md", "To come\n"))
          .good(LintExample.file("trains/beta/README.md", "To come\n"));

  static final LintRule RECOMMENDATIONS =
      LintRule.error("TN904", "recommended_apps.yaml names lists of apps by train")
          .because("The validator refuses the catalog otherwise.")
          .bad(LintExample.file(RECOMMENDED, "[demo]\n"))
          .good(LintExample.file(RECOMMENDED, "stable: [demo]\n"));

  static final LintRule LIBRARY =
      LintRule.error("TN905", "library holds numbered versions, and hashes.yaml their hashes")
          .because("The validator refuses the catalog otherwise.")
          .bad(LintExample.file("library/1.0.0/app.py", "pass\n"))
          .good(
              LintExample.file("library/1.0.0/app.py", "pass\n")
                  .and(
                      HASHES,
                      "1.0.0: ddf454ba1d93639950fa662fc2a593482bfc945311a3ce8c05775d3ff2056acc\n"));

  static final LintRule MOVES =
      LintRule.error("TN906", "migrations holds lists of apps that moved, under numbered names")
          .because("The validator refuses the catalog otherwise.")
          .bad(LintExample.file("migrations/README.md", "Moves\n"))
          .good(
              LintExample.file(
                  "migrations/01_demo.json",
                  "[{\"app_name\": \"demo\", \"action\": \"move\", \"old_train\": \"test\","
                      + " \"new_train\": \"stable\"}]\n"));

  static final LintRule NO_APP =
      LintRule.error("TN907", "A catalog has an app")
          .because("There would be nothing to install: perhaps it is another folder or branch.")
          .bad(LintExample.without("trains").butWithout("ix-dev").and("README.md", "To come\n"))
          .good(LintExample.NOTHING);

  static final Pattern TRAIN_NAME = Pattern.compile("\\w[\\w.-]*", Pattern.UNICODE_CHARACTER_CLASS);
  static final Pattern TIME =
      Pattern.compile("^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$");

  /** As Python looks for it: somewhere in the name. */
  private static final Pattern MOVE_NAME = Pattern.compile("^\\d+\\w+.json");

  private static final Pattern LIBRARY_NAME = Pattern.compile("\\d+.\\d+\\.\\d+");

  static List<LintRule> rules() {
    return List.of(INDEXES, INVALID, LISTED, TRAIN, RECOMMENDATIONS, LIBRARY, MOVES, NO_APP);
  }

  private TopRules() {}

  /**
   * Checks the top.
   *
   * @param root the catalog
   * @param hasApps whether an app was found, published or not
   * @param published the newest version of each app by train; none for a folder without one
   */
  static void check(
      LintedFolder root, boolean hasApps, Map<String, Map<String, Optional<String>>> published) {
    if (!hasApps) {
      root.tell(
          NO_APP,
          "",
          Position.NONE,
          "",
          "has no app",
          "folders " + ComposeLayout.LAYOUT.version("TRAIN", "APP", "VERSION"),
          "Add an app, or name the folder or branch that has the catalog.");
    }
    if (!published.isEmpty()) {
      for (String file : List.of(INDEX, ComposeLayout.FEATURES)) {
        if (!root.has(file)) {
          root.tell(INDEXES, file, Position.NONE, "", "is missing", "the file", "Make it.");
        }
      }
      root.json(ComposeLayout.FEATURES);
      root.json(INDEX).ifPresent(index -> index(root, index, published));
    }
    for (String train : published.keySet()) {
      if (!TRAIN_NAME.matcher(train).matches()) {
        root.tell(
            TRAIN,
            "trains/" + train,
            Position.NONE,
            "",
            "is a train with an impossible name",
            "letters, digits, _, . and -, beginning with a letter, digit or _",
            "Rename it.");
      }
    }
    recommendations(root);
    libraries(root);
    moves(root);
  }

  private static void index(
      LintedFolder root, YamlNode index, Map<String, Map<String, Optional<String>>> published) {
    if (!index.isMap()) {
      invalid(root, index, Fields.describe(index), "a mapping of trains");
      return;
    }
    index
        .entries()
        .forEach(
            (train, apps) -> {
              if (!apps.isMap()) {
                invalid(root, apps, train + " " + Fields.describe(apps), "a mapping of apps");
                return;
              }
              apps.entries().forEach((app, line) -> line(root, train, app, line, published));
            });
    published.forEach(
        (train, apps) ->
            apps.forEach(
                (app, newest) -> {
                  if (newest.isPresent() && !index.get(train).has(app)) {
                    root.tell(
                        LISTED,
                        INDEX,
                        index.get(train).isPresent() ? index.get(train).position() : Position.NONE,
                        "",
                        "does not list " + Visible.of(train + "/" + app),
                        "every app",
                        "Make the index anew.");
                  }
                }));
  }

  private static void invalid(LintedFolder root, YamlNode at, String found, String allowed) {
    root.tell(
        INVALID, INDEX, at.position(), "", Visible.of(found), allowed, "Make the index anew.");
  }

  private static void line(
      LintedFolder root,
      String train,
      String app,
      YamlNode line,
      Map<String, Map<String, Optional<String>>> published) {
    if (!line.isMap()) {
      invalid(root, line, app + " " + Fields.describe(line), "a mapping");
      return;
    }
    Fields fields = LintedApp.fields(root, INVALID, INDEX, line);
    for (String key :
        List.of(
            "name",
            "location",
            "latest_version",
            "latest_app_version",
            "latest_human_version",
            "home",
            "last_update")) {
      fields.text(key);
    }
    List.of("categories", "tags", "sources", "screenshots").forEach(fields::texts);
    fields.truth("healthy");
    for (String key : List.of("healthy_error", "icon_url")) {
      present(root, INVALID, INDEX, line, key);
      fields.textOrNull(key);
    }
    present(root, INVALID, INDEX, line, "recommended");
    fields.optionalText("app_readme");
    LintedApp.matches(root, INVALID, INDEX, line, "last_update", TIME, "YYYY-MM-DD HH:MM:SS");
    fields
        .mappings("maintainers")
        .forEach(
            person -> {
              person.text("name");
              person.text("email");
              person.textOrNull("url");
              typed(root, person.node(), "url", "a maintainer", false);
            });
    typed(root, line, "title", app, true);
    typed(root, line, "description", app, true);
    Optional<String> newest =
        published.getOrDefault(train, Map.of()).getOrDefault(app, Optional.empty());
    if (newest.isEmpty()) {
      stale(root, line, Visible.of(train + "/" + app) + " has no version in its folder");
    } else if (VersionNumber.parse(newest.get()).isPresent()
        && !line.get("latest_version").text().equals(newest.get())) {
      stale(
          root,
          line.get("latest_version"),
          app
              + " is listed with "
              + line.get("latest_version").json()
              + ", the newest folder is "
              + newest.get());
    }
  }

  private static void stale(LintedFolder root, YamlNode at, String found) {
    root.tell(
        LISTED,
        INDEX,
        at.position(),
        "",
        Visible.of(found),
        "what the folders have",
        "Make the index anew.");
  }

  /** The models of 25.04 and later are stricter than the validator. */
  private static void typed(
      LintedFolder root, YamlNode line, String key, String of, boolean textOnly) {
    YamlNode value = line.get(key);
    boolean fits =
        value.kind() == YamlNode.Kind.TEXT || !textOnly && value.kind() == YamlNode.Kind.NULL;
    if (!fits && (!value.isPresent() || value.kind() == YamlNode.Kind.NULL)) {
      root.tell(
          INVALID,
          Severity.ERROR,
          ComposeReleases.SINCE_25_04,
          root.where(INDEX, line.position(), ""),
          Visible.of(of) + " has no " + key,
          "a text",
          "Give it one, and make the index anew.");
    }
  }

  static void present(
      LintedFolder folder, LintRule rule, String file, YamlNode mapping, String key) {
    if (!mapping.has(key)) {
      folder.tell(
          rule, file, mapping.position(), "", key + " is missing", "a value or null", "Add it.");
    }
  }

  private static void recommendations(LintedFolder root) {
    Optional<YamlNode> read = root.yaml(RECOMMENDED);
    if (read.isPresent() && !read.get().isMap()) {
      root.tell(
          RECOMMENDATIONS,
          RECOMMENDED,
          read.get().position(),
          "",
          Fields.describe(read.get()),
          "a mapping of trains",
          "Correct it.");
    } else if (read.isPresent()) {
      Fields fields = LintedApp.fields(root, RECOMMENDATIONS, RECOMMENDED, read.get());
      read.get().keys().forEach(fields::optionalTexts);
    }
  }

  private static void libraries(LintedFolder root) {
    Set<String> numbered = new TreeSet<>();
    Set<String> folders = new TreeSet<>();
    root.files().tailMap("library/").keySet().stream()
        .takeWhile(path -> path.startsWith("library/"))
        .map(path -> path.substring("library/".length()))
        .filter(path -> path.indexOf('/') > 0)
        .forEach(path -> folders.add(path.substring(0, path.indexOf('/'))));
    for (String folder : folders) {
      if (LIBRARY_NAME.matcher(folder).matches()) {
        numbered.add(folder);
      } else {
        root.tell(
            LIBRARY,
            "library/" + folder,
            Position.NONE,
            "",
            "is no version",
            "three numbers such as 1.0.0",
            "Rename or remove it.");
      }
    }
    if (numbered.isEmpty()) {
      return;
    }
    if (!root.has(HASHES)) {
      root.tell(
          LIBRARY, HASHES, Position.NONE, "", "is missing", "a hash for each version", "Make it.");
      return;
    }
    YamlNode hashes = root.yaml(HASHES).orElse(YamlNode.MISSING);
    Set<String> all = new TreeSet<>(numbered);
    all.addAll(hashes.keys());
    for (String version : all) {
      Optional<String> hash = FolderHash.of(root, "library/" + version + "/");
      if (numbered.contains(version)
          ? hash.isPresent() && !hashes.get(version).text().equals(hash.get())
          : hashes.has(version)) {
        root.tell(
            LIBRARY,
            HASHES,
            hashes.get(version).position(),
            "",
            Visible.of(version) + " has another hash, or is not there",
            hash.filter(some -> numbered.contains(version)).orElse("no entry"),
            "Make the hashes anew.");
      }
    }
  }

  private static void moves(LintedFolder root) {
    root.files().tailMap("migrations/").keySet().stream()
        .takeWhile(path -> path.startsWith("migrations/"))
        .filter(path -> path.indexOf('/') == path.lastIndexOf('/'))
        .forEach(path -> moved(root, path));
  }

  private static void moved(LintedFolder root, String path) {
    if (!MOVE_NAME.matcher(path.substring(path.indexOf('/') + 1)).find()) {
      root.tell(
          MOVES,
          path,
          Position.NONE,
          "",
          "has another name than such files",
          "digits, letters, .json: 01_name.json",
          "Rename or remove it.");
      return;
    }
    Optional<YamlNode> read = root.jsonOnce(path);
    if (read.isPresent() && !read.get().isList()) {
      root.tell(
          MOVES,
          path,
          read.get().position(),
          "",
          Fields.describe(read.get()),
          "a list of moves",
          "Correct it.");
      return;
    }
    for (YamlNode move : read.map(YamlNode::items).orElse(List.of())) {
      if (!move.isMap()) {
        root.tell(
            MOVES, path, move.position(), "", Fields.describe(move), "a mapping", "Correct it.");
        continue;
      }
      Fields fields = LintedApp.fields(root, MOVES, path, move);
      List.of("app_name", "old_train", "new_train").forEach(fields::text);
      fields.exactly("action", "move", "the only one there is");
    }
  }
}
