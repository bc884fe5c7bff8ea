package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.generator.edition.CatalogNames;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about the folder of an item. */
final class ItemFileRules implements ItemRules {

  static final LintRule NAME =
      LintRule.warning(
              "TN614",
              "The name of an app begins with a letter and has lower-case letters, digits and -")
          .because(
              "It becomes the name of the chart and is proposed as the name of the installed app, which"
                  + " may have nothing else. Nobody checks it before the owner is told.")
          .bad(
              LintExample.file(
                      "stable/My_App/item.yaml",
                      "categories: [media]\nicon_url: https://example.org/a.png\n")
                  .and(
                      "stable/My_App/1.0.0/Chart.yaml",
                      Examples.CHART.replace("1.0.1", "1.0.0").replace("demo\n", "My_App\n"))
                  .and("stable/My_App/1.0.0/questions.yaml", "groups: []\nquestions: []\n")
                  .and("stable/My_App/1.0.0/README.md", "# Mine\n")
                  .and("stable/My_App/1.0.0/app-readme.md", "# Mine\n")
                  .and("stable/My_App/1.0.0/templates/mine.yaml", "kind: ConfigMap\n"))
          .good(LintExample.NOTHING);

  static final LintRule MISSING =
      LintRule.error("TN615", "An app has an item.yaml")
          .because(
              "The validator refuses the catalog without one, and 22.02 and 22.12 show the app as"
                  + " unhealthy.")
          .bad(LintExample.without("ITEM/item.yaml"))
          .good(LintExample.file("ITEM/item.yaml", "categories: [media]\n"));

  static final LintRule SHAPE =
      LintRule.error("TN616", "The values of item.yaml have the types that TrueNAS reads")
          .because(
              "An empty file crashes every validator and the sync of a whole catalog on 22.02 and"
                  + " 22.12. What is of another type goes into catalog.json, where one such value makes"
                  + " 23.10 and 24.04 show no app of the catalog at all.")
          .bad(Examples.item("item.yaml", "categories: media\n"))
          .good(Examples.item("item.yaml", "categories: [media]\n"));

  static final LintRule VERSION_NAME =
      LintRule.error("TN617", "Every folder of an app is a version X.Y.Z")
          .because(
              "TrueNAS takes every folder for a version. A folder of another name fails the validation"
                  + " and, on 22.02 and 22.12, the sync of the whole catalog. A version with a suffix"
                  + " such as 1.1.0-rc.1 passes all validators, is looked up under another spelling and"
                  + " not found, so that the app can neither be installed nor upgraded.")
          .bad(LintExample.file("ITEM/docs/setup.md", "# Setup\n"))
          .good(LintExample.file("docs/setup.md", "# Setup\n"));

  static final LintRule NO_VERSION =
      LintRule.error("TN618", "An app has at least one version")
          .because("The catalog cannot be added while a folder in a train has no version.")
          .bad(LintExample.file("stable/other/item.yaml", "categories: [media]\n"))
          .good(LintExample.NOTHING);

  private static final Pattern APP = Pattern.compile("[a-z]([a-z0-9-]*[a-z0-9])?");
  private static final Pattern SUFFIXED = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+[-+].+");

  @Override
  public List<LintRule> rules() {
    return List.of(NAME, MISSING, SHAPE, VERSION_NAME, NO_VERSION);
  }

  @Override
  public void check(LintedItem item) {
    LintedFolder folder = item.folder();
    if (!APP.matcher(folder.name()).matches()) {
      folder.tell(
          NAME,
          "",
          Position.NONE,
          "",
          "is an app named \"" + Visible.of(folder.name()) + "\"",
          "lower-case letters, digits and -, beginning with a letter",
          "Rename the folder, and the chart in it.");
    }
    versions(item);
    if (!folder.has(HelmLayout.ITEM)) {
      folder.tell(
          MISSING,
          HelmLayout.ITEM,
          Position.NONE,
          "",
          "is missing",
          "a list of categories, and what else the page of the app shows",
          "Add the file.");
      return;
    }
    folder.yaml(HelmLayout.ITEM).ifPresentOrElse(file -> shape(folder, file), () -> empty(folder));
  }

  private static void versions(LintedItem item) {
    for (LintedVersion version : item.versions()) {
      String name = version.number();
      if (!CatalogNames.isVersion(name)) {
        version
            .folder()
            .tell(
                VERSION_NAME,
                "",
                Position.NONE,
                "",
                SUFFIXED.matcher(name).matches()
                    ? "has a suffix, and TrueNAS does not find it again"
                    : "is no version",
                CatalogNames.VERSION_SHAPE,
                "Rename the folder, or move it out of the app's folder.");
      }
    }
    if (item.versions().isEmpty()) {
      item.folder()
          .tell(
              NO_VERSION,
              "",
              Position.NONE,
              "",
              "has no version",
              "folders named " + CatalogNames.VERSION_SHAPE,
              "Add a version, or remove the folder from the train.");
    }
  }

  /** A file that cannot be read was told; one without anything in it is the worst of all. */
  private static void empty(LintedFolder folder) {
    Optional<String> text = folder.text(HelmLayout.ITEM, List.of());
    if (text.isPresent()
        && text.get().lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
      wrong(folder, "", Position.NONE, HelmReleases.ALL, "is empty", "a mapping");
    }
  }

  private static void shape(LintedFolder folder, YamlNode file) {
    if (!file.isMap()) {
      wrong(folder, "", file.position(), HelmReleases.ALL, Fields.describe(file), "a mapping");
      return;
    }
    Fields fields =
        new Fields(
            file,
            (key, at, found, allowed) ->
                wrong(
                    folder,
                    key,
                    at,
                    key.equals("categories") ? HelmReleases.ALL : HelmReleases.READING_INDEXES,
                    found,
                    allowed));
    fields.texts("categories");
    fields.optionalTexts("tags");
    fields.optionalTexts("screenshots");
    fields.textOrNull("icon_url");
  }

  private static void wrong(
      LintedFolder folder,
      String key,
      Position at,
      List<String> releases,
      String found,
      String allowed) {
    folder.tell(
        SHAPE,
        Severity.ERROR,
        releases,
        folder.where(HelmLayout.ITEM, at, key),
        found,
        allowed,
        "Correct the value.");
  }
}
