package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules about the folders at the top of a catalog. */
final class LayoutRules implements RuleFamily {

  static final LintRule TRAIN_NAME =
      LintRule.error("TN610", "The name of a train is made of letters, digits, _, . and -")
          .because(
              "Every folder at the top is taken for a train, except library, docs and those that"
                  + " begin with a dot. One of another name fails the validation when the catalog is"
                  + " added, and is then passed over without a word.")
          .bad(LintExample.file("my train/demo.md", "Apps to come\n"))
          .good(LintExample.file("my-train/demo.md", "Apps to come\n"));

  static final LintRule STRAY =
      LintRule.error("TN611", "A folder at the top that holds folders is a train with apps")
          .because(
              "TrueNAS takes the folders in it for apps: without versions in them the catalog cannot"
                  + " be added, and 22.02 and 22.12 show broken apps. ix-dev is no train from 23.10"
                  + " on, ix-migrations none from 22.12 on.")
          .bad(LintExample.file("scripts/lib/update.sh", "#!/bin/sh\n"))
          .good(LintExample.file(".scripts/lib/update.sh", "#!/bin/sh\n"));

  static final LintRule NO_TRAIN =
      LintRule.error("TN612", "A catalog has a train with apps")
          .because("There would be nothing to add.")
          .bad(LintExample.without("stable").and("library/demo/README.md", "To come\n"))
          .good(LintExample.NOTHING);

  static final LintRule NO_STABLE =
      LintRule.note("TN613", "A catalog has the train stable, or tells its users which one to name")
          .because(
              "The form that adds a catalog proposes the preferred train stable. Where there is none,"
                  + " whoever does not change that reads: stable trains were not found in catalog.")
          .bad(
              LintExample.without("stable")
                  .and(
                      "community/demo/item.yaml",
                      "categories: [media]\nicon_url: https://example.org/a.png\n")
                  .and("community/demo/1.0.0/Chart.yaml", Examples.CHART.replace("1.0.1", "1.0.0"))
                  .and("community/demo/1.0.0/questions.yaml", "groups: []\nquestions: []\n")
                  .and("community/demo/1.0.0/README.md", "# Demo\n")
                  .and("community/demo/1.0.0/app-readme.md", "# Demo\n")
                  .and("community/demo/1.0.0/templates/demo.yaml", "kind: ConfigMap\n"))
          .good(LintExample.NOTHING);

  private static final Pattern NAME =
      Pattern.compile("\\w[\\w.-]*", Pattern.UNICODE_CHARACTER_CLASS);

  /** Folders that are no trains on any release. */
  private static final Set<String> NEVER = Set.of("library", "docs");

  private static final String STABLE = "stable";

  @Override
  public List<LintRule> rules() {
    return List.of(TRAIN_NAME, STRAY, NO_TRAIN, NO_STABLE);
  }

  /** Whether a folder at the top is a train on some release. */
  static boolean isTrain(String name) {
    return !NEVER.contains(name) && !name.startsWith(".") && NAME.matcher(name).matches();
  }

  /** Whether a folder is a train with apps, and not something else that TrueNAS takes for one. */
  static boolean hasApps(LintedFolder train) {
    return train.files().keySet().stream()
        .map(path -> path.split("/"))
        .anyMatch(
            path ->
                path.length == 2 && path[1].equals(HelmLayout.ITEM)
                    || path.length == 3
                        && (path[2].equals(HelmLayout.CHART)
                            || path[2].equals(HelmLayout.QUESTIONS)));
  }

  /**
   * Checks the names at the top.
   *
   * @param root the catalog
   * @param trains the folders at the top that are trains on some release
   */
  void check(LintedFolder root, List<LintedFolder> trains) {
    Set<String> folders = new TreeSet<>();
    root.files().keySet().stream()
        .filter(path -> path.indexOf('/') > 0)
        .forEach(path -> folders.add(path.substring(0, path.indexOf('/'))));
    for (String folder : folders) {
      if (!folder.startsWith(".") && !NAME.matcher(folder).matches()) {
        root.tell(
            TRAIN_NAME,
            folder,
            Position.NONE,
            "",
            "is taken for a train with an impossible name",
            "letters, digits, _, . and -, beginning with a letter, digit or _",
            "Rename the folder; one that is no train can begin with a dot.");
      }
    }
    List<String> withApps = new ArrayList<>();
    for (LintedFolder train : trains) {
      List<String> releases = readAsTrain(train.name());
      if (hasApps(train) && releases.size() == HelmReleases.ALL.size()) {
        withApps.add(train.name());
      } else if (train.files().keySet().stream().anyMatch(path -> path.indexOf('/') > 0)) {
        root.tell(
            STRAY,
            Severity.ERROR,
            releases,
            root.where(train.name(), Position.NONE, ""),
            "is taken for a train, and the folders in it for apps",
            "trains with apps; a folder that begins with a dot is passed over",
            "Rename the folder so that it begins with a dot, or move it below docs or library.");
      }
    }
    if (withApps.isEmpty()) {
      root.tell(
          NO_TRAIN, "", Position.NONE, "", "has no train with apps", "at least one", "Add an app.");
    } else if (!withApps.contains(STABLE)) {
      root.tell(
          NO_STABLE,
          "",
          Position.NONE,
          "",
          "has the trains " + String.join(", ", withApps) + " and no train stable",
          "",
          "Tell users which preferred train to enter, or rename one.");
    }
  }

  /** The releases that take a folder of this name for a train. */
  private static List<String> readAsTrain(String name) {
    return switch (name) {
      case "ix-dev" -> HelmReleases.READING_FOLDERS;
      case "ix-migrations" -> HelmReleases.ONLY_22_02;
      default -> HelmReleases.ALL;
    };
  }
}
