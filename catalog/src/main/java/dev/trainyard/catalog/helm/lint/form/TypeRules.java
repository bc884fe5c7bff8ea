package dev.trainyard.catalog.helm.lint.form;

import static dev.trainyard.catalog.helm.lint.Examples.asks;
import static dev.trainyard.catalog.helm.lint.Examples.inner;
import static dev.trainyard.catalog.helm.lint.Examples.question;

import dev.trainyard.catalog.helm.lint.HelmReleases;
import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about the type of a question. */
final class TypeRules implements FormFamily {

  static final LintRule TYPE =
      LintRule.error(
              "TN710", "Every release that a catalog is for knows the types of its questions")
          .because(
              "A release that does not know the type refuses the version, and 23.10 and 24.04 cannot"
                  + " show the page of the app. uri came with 22.12, hostpathdirectory and hostpathfile"
                  + " with 23.10; text belongs to 24.10 and later.")
          .bad(asks(question("title", "{type: str, default: Demo}")))
          .good(asks(question("title", "{type: string, default: Demo}")));

  static final LintRule NO_CONTROL =
      LintRule.warning("TN711", "A question has a type that the wizards can show")
          .because(
              "The middleware knows hostpathdirectory and hostpathfile, the wizards do not: the question"
                  + " is missing on the page.")
          .on(HelmReleases.READING_INDEXES)
          .bad(asks(question("media", "{type: hostpathdirectory, required: true}")))
          .good(asks(question("media", "{type: hostpath, required: true}")));

  static final LintRule PARTS =
      LintRule.error("TN712", "A list has items and a dict has attrs")
          .because("Every release refuses the version otherwise.")
          .bad(asks(question("paths", "{type: list, default: []}")))
          .good(
              asks(
                  question(
                      "paths",
                      "{type: list, default: [], items: ["
                          + inner("path", "{type: string}")
                          + "]}")));

  /** The first release that knows a type, among those that not all know. */
  private static final Map<String, List<String>> UNKNOWN_ON =
      Map.of(
          "uri", HelmReleases.ONLY_22_02,
          "hostpathdirectory", HelmReleases.READING_FOLDERS,
          "hostpathfile", HelmReleases.READING_FOLDERS);

  private static final Set<String> KNOWN =
      Set.of("string", "int", "boolean", "path", "hostpath", "list", "dict", "ipaddr", "cron");

  private static final Map<String, String> PART_OF = Map.of("list", "items", "dict", "attrs");

  @Override
  public List<LintRule> rules() {
    return List.of(TYPE, NO_CONTROL, PARTS);
  }

  @Override
  public void check(Asked asked, FormReport report) {
    String type = asked.type();
    if (!KNOWN.contains(type)) {
      report.tell(
          TYPE,
          Severity.ERROR,
          UNKNOWN_ON.getOrDefault(type, HelmReleases.ALL),
          asked,
          "type",
          asked.has("type")
              ? "has the type " + Visible.of(asked.get("type").json())
              : "has no type",
          "string, int, boolean, path, hostpath, list, dict, ipaddr or cron",
          "Choose a type that all of these releases know.");
    }
    if (type.equals("hostpathdirectory") || type.equals("hostpathfile")) {
      report.tell(
          NO_CONTROL,
          asked,
          "type",
          "is not shown by any wizard",
          "hostpath",
          "Say type: hostpath.");
    }
    String part = PART_OF.get(type);
    if (part != null && !asked.get(part).isList()) {
      report.tell(
          PARTS,
          asked,
          part,
          asked.has(part) ? part + " " + Fields.describe(asked.get(part)) : "has no " + part,
          "a list of questions",
          "Add them.");
    }
  }
}
