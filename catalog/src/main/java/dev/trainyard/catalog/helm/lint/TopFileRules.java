package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about the files at the top of a catalog that are not made from its apps. */
final class TopFileRules implements RuleFamily {

  static final LintRule MIGRATIONS =
      LintRule.error("TN660", "Files in .migrations list moves of apps from train to train")
          .because(
              "The validators refuse the catalog otherwise. Only those of the official catalog are"
                  + " followed.")
          .on(HelmReleases.SINCE_22_12)
          .bad(LintExample.file(".migrations/moves.json", "[]"))
          .good(LintExample.file(".migrations/01_moves.json", "[]"));

  static final LintRule RECOMMENDED =
      LintRule.error("TN661", "recommended_apps.yaml lists apps by train")
          .because("The validators of 23.10 and 24.04 refuse the catalog otherwise.")
          .on(HelmReleases.READING_INDEXES)
          .bad(LintExample.file("recommended_apps.yaml", "- demo\n"))
          .good(LintExample.file("recommended_apps.yaml", "stable: [demo]\n"));

  private static final String RECOMMENDED_APPS = "recommended_apps.yaml";
  private static final List<String> FOLDERS = List.of(".migrations", "ix-migrations");
  private static final Pattern NAME = Pattern.compile("[0-9]+\\w+.json.*");
  private static final Set<String> MOVE = Set.of("app_name", "action", "old_train", "new_train");

  @Override
  public List<LintRule> rules() {
    return List.of(MIGRATIONS, RECOMMENDED);
  }

  /** Checks the files at the top. */
  void check(LintedFolder root) {
    if (FOLDERS.stream().allMatch(root::hasFolder)) {
      root.tell(
          MIGRATIONS,
          FOLDERS.get(1),
          Position.NONE,
          "",
          "stands beside " + FOLDERS.get(0),
          "one of the two",
          "Move the files into " + FOLDERS.get(0) + ".");
    }
    for (String path : root.files().keySet()) {
      FOLDERS.stream()
          .filter(folder -> path.startsWith(folder + "/"))
          .filter(folder -> path.indexOf('/', folder.length() + 1) < 0)
          .forEach(folder -> moves(root, path, path.substring(folder.length() + 1)));
    }
    recommended(root);
    links(root);
  }

  private static void moves(LintedFolder root, String path, String name) {
    if (!NAME.matcher(name).matches()) {
      root.tell(
          MIGRATIONS,
          path,
          Position.NONE,
          "",
          "has another name",
          "digits, letters and .json, such as 01_moves.json",
          "Rename the file.");
      return;
    }
    root.json(path).ifPresent(list -> moves(root, path, list));
  }

  private static void moves(LintedFolder root, String path, YamlNode list) {
    if (!list.isList()) {
      wrong(root, path, list, Fields.describe(list), "a list of moves");
    }
    for (YamlNode move : list.items()) {
      if (!move.isMap()
          || !move.keys().equals(MOVE)
          || move.entries().values().stream().anyMatch(value -> !value.isText())
          || !move.get("action").text().equals("move")) {
        wrong(
            root,
            path,
            move,
            "is no move",
            "app_name, action \"move\", old_train and new_train, all of them texts");
      }
    }
  }

  private static void wrong(
      LintedFolder root, String path, YamlNode at, String found, String allowed) {
    root.tell(MIGRATIONS, path, at.position(), "", found, allowed, "Correct the file.");
  }

  private static void recommended(LintedFolder root) {
    YamlNode trains = root.yaml(RECOMMENDED_APPS).orElse(YamlNode.EMPTY);
    if (!trains.isMap()) {
      root.tell(
          RECOMMENDED,
          RECOMMENDED_APPS,
          trains.position(),
          "",
          Fields.describe(trains),
          "a mapping of trains",
          "Correct the file.");
      return;
    }
    Fields fields =
        new Fields(
            trains,
            (key, at, found, allowed) ->
                root.tell(
                    RECOMMENDED, RECOMMENDED_APPS, at, key, found, allowed, "Correct the value."));
    trains.keys().forEach(fields::optionalTexts);
  }

  /** A link at the top to something else than a file of the catalog may be a train to TrueNAS. */
  private static void links(LintedFolder root) {
    root.files()
        .forEach(
            (path, file) -> {
              try {
                boolean atTop =
                    path.indexOf('/') < 0 && !path.startsWith(".") && !path.equals(Layout.ACCEPTED);
                if (atTop && !file.kind().isFile()) {
                  if (LayoutRules.isTrain(path)) {
                    root.noFolder(path, file);
                  } else {
                    root.noFile(path, file);
                  }
                }
              } catch (IOException e) {
                root.text(path, List.of());
              }
            });
  }
}
