package dev.trainyard.catalog.helm.lint.form;

import static dev.trainyard.catalog.helm.lint.Examples.asks;
import static dev.trainyard.catalog.helm.lint.Examples.question;

import dev.trainyard.catalog.helm.lint.HelmReleases;
import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlNode.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about {@code enum}. */
final class ChoiceRules implements FormFamily {

  static final LintRule OPTION =
      LintRule.error(
              "TN730", "What can be chosen has a value of the question's type and a description")
          .because(
              "Every release refuses the version otherwise; one with other keys is refused from 22.12"
                  + " on.")
          .bad(asks(question("mode", "{type: string, default: fast, enum: [{value: fast}]}")))
          .good(
              asks(
                  question(
                      "mode",
                      "{type: string, default: fast, enum: [{value: fast, description: Fast}]}")));

  static final LintRule NONE =
      LintRule.error("TN731", "There is something to choose, and each thing once")
          .because(
              "From an empty list nothing can be chosen; a second option of one value is noise.")
          .bad(asks(question("mode", "{type: string, required: true, enum: []}")))
          .good(
              asks(
                  question(
                      "mode",
                      "{type: string, required: true, enum: [{value: fast, description: Fast}]}")));

  static final LintRule UNCHOSEN =
      LintRule.warning("TN732", "A choice of texts has a default or is required")
          .because(
              "The wizard sends an empty text as long as nothing is chosen, and the middleware refuses"
                  + " it: Invalid choice.")
          .bad(asks(question("mode", "{type: string, enum: [{value: fast, description: Fast}]}")))
          .good(
              asks(
                  question(
                      "mode",
                      "{type: string, default: fast, enum: [{value: fast, description: Fast}]}")));

  private static final Set<String> KEYS = Set.of("value", "description");

  @Override
  public List<LintRule> rules() {
    return List.of(OPTION, NONE, UNCHOSEN);
  }

  @Override
  public void check(Asked asked, FormReport report) {
    YamlNode options = asked.get("enum");
    boolean text = asked.type().equals("string");
    if (!options.isList() || !text && !asked.type().equals("int")) {
      return;
    }
    Set<YamlNode> seen = new HashSet<>();
    for (YamlNode option : options.items()) {
      option(asked, option, report);
      if (option.has("value") && !seen.add(option.get("value"))) {
        report.tell(
            NONE,
            Severity.WARNING,
            HelmReleases.ALL,
            asked,
            option,
            "the value " + Visible.of(option.get("value").json()) + " is there twice",
            "each value once",
            "Remove one.");
      }
    }
    if (asked.isFilled()) {
      return;
    }
    if (options.items().isEmpty()) {
      report.tell(
          NONE,
          asked.is("required") ? Severity.ERROR : Severity.WARNING,
          HelmReleases.ALL,
          asked,
          options,
          "offers nothing to choose",
          "at least one option",
          "Add what can be chosen.");
    } else if (text
        && !asked.has("default")
        && !asked.is("required")
        && !asked.is("null")
        && !asked.is("hidden")
        && seen.stream().noneMatch(value -> value.isText() && value.text().isEmpty())) {
      report.tell(
          UNCHOSEN,
          asked,
          options,
          "has neither a default nor required, and no option with the empty text",
          "",
          "Give it a default.");
    }
  }

  private static void option(Asked asked, YamlNode option, FormReport report) {
    if (!option.isMap()) {
      option(asked, option, HelmReleases.ALL, "an option " + Fields.describe(option), report);
      return;
    }
    for (String key : List.of("value", "description")) {
      if (!option.has(key)) {
        option(asked, option, HelmReleases.ALL, "an option has no " + key, report);
      }
    }
    for (String key : option.keys()) {
      if (!KEYS.contains(key)) {
        option(
            asked,
            option.get(key),
            HelmReleases.SINCE_22_12,
            "an option has the key " + Visible.of(key),
            report);
      }
    }
    YamlNode value = option.get("value");
    Kind wanted = asked.type().equals("string") ? Kind.TEXT : Kind.INTEGER;
    if (value.isPresent()
        && value.kind() != wanted
        && !(value.kind() == Kind.NULL && asked.is("null"))) {
      option(asked, value, HelmReleases.ALL, "a value " + Fields.describe(value), report);
    }
    YamlNode words = option.get("description");
    if (words.isPresent() && words.kind() != Kind.TEXT && words.kind() != Kind.NULL) {
      option(asked, words, HelmReleases.ALL, "a description " + Fields.describe(words), report);
    }
  }

  private static void option(
      Asked asked, YamlNode at, List<String> releases, String found, FormReport report) {
    report.tell(
        OPTION,
        Severity.ERROR,
        releases,
        asked,
        at,
        found,
        asked.type().equals("string")
            ? "value, a text in quotes where it looks like a number, and description"
            : "value, a whole number, and description",
        "Correct the option.");
  }
}
