package dev.trainyard.catalog.helm.lint.form;

import static dev.trainyard.catalog.helm.lint.Examples.asks;
import static dev.trainyard.catalog.helm.lint.Examples.form;
import static dev.trainyard.catalog.helm.lint.Examples.question;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.AskedForm;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules about groups and what stands beside the schema of a question. */
final class FrameRules implements FormFamily {

  static final LintRule GROUP =
      LintRule.error("TN701", "A group has a name and a description")
          .because("Every release refuses a version with a group that lacks one of them.")
          .bad(
              form(
                  "groups:\n  - name: Settings\nquestions:\n"
                      + question("title", "{type: string, default: Demo}").indent(2)))
          .good(
              form(
                  "groups:\n  - {name: Settings, description: What it does}\nquestions:\n"
                      + question("title", "{type: string, default: Demo}").indent(2)));

  static final LintRule EMPTY_GROUP =
      LintRule.note("TN702", "A group asks something")
          .because("The wizard does not show a group without questions.")
          .bad(
              form(
                  "groups:\n  - {name: Settings, description: Settings}\n  - {name: Storage,"
                      + " description: Storage}\nquestions:\n"
                      + question("title", "{type: string, default: Demo}").indent(2)))
          .good(asks(question("title", "{type: string, default: Demo}")));

  static final LintRule QUESTION =
      LintRule.error("TN703", "A question has a variable, a label and a schema")
          .because(
              "The validators of 23.10 and 24.04 crash at a question without a variable, those of 22.02"
                  + " and 22.12 make the app unhealthy. A label may be empty, and not be missing.")
          .bad(
              asks(
                  "- variable: title\n  group: Settings\n  schema: {type: string, default: Demo}\n"))
          .good(asks(question("title", "{type: string, default: Demo}")));

  static final LintRule GROUPED =
      LintRule.error("TN704", "A question at the top is asked in a group that is declared")
          .because(
              "Every release refuses the version otherwise, and a wizard would not show the question.")
          .bad(
              asks(
                  question("title", "{type: string, default: Demo}"),
                  question("level", "{type: int, default: 1}").replace("Settings", "Other")))
          .good(asks(question("title", "{type: string, default: Demo}")));

  static final LintRule BESIDE =
      LintRule.warning("TN705", "Attributes of a question stand in its schema")
          .because(
              "Beside the schema there are variable, label, description and group. Whatever else"
                  + " stands there has no effect: the question is always shown, never required.")
          .bad(
              asks(
                  question("debug", "{type: boolean, default: false}"),
                  question("level", "{type: int, default: 1}")
                      + "  show_if: [[debug, '=', true]]\n"))
          .good(
              asks(
                  question("debug", "{type: boolean, default: false}"),
                  question("level", "{type: int, default: 1, show_if: [[debug, '=', true]]}")));

  private static final Set<String> FRAME =
      Set.of("variable", "label", "description", "group", "schema");

  @Override
  public List<LintRule> rules() {
    return List.of(GROUP, EMPTY_GROUP, QUESTION, GROUPED, BESIDE);
  }

  @Override
  public void check(AskedForm form, FormReport report) {
    Set<String> declared = new TreeSet<>();
    Set<String> used =
        form.top().stream()
            .map(asked -> asked.node().get("group").text())
            .collect(Collectors.toCollection(HashSet::new));
    used.add(form.root().get("iXPortalsGroupName").text());
    for (YamlNode group : form.root().get("groups").items()) {
      group(used, group, declared, report);
    }
    String allowed = "one of " + Visible.of(String.join(", ", declared));
    report.tellStrange(QUESTION, form);
    for (Asked asked : form.all()) {
      frame(asked, declared, allowed, report);
    }
  }

  private static void group(
      Set<String> used, YamlNode group, Set<String> declared, FormReport report) {
    if (!group.isMap()) {
      report.tell(
          GROUP,
          group,
          "group",
          Fields.describe(group),
          "a mapping",
          "Give it a name and a description.");
      return;
    }
    String name = group.get("name").text();
    Fields fields =
        new Fields(
            group,
            (key, at, found, allowed) ->
                report.tell(
                    GROUP,
                    group.has(key) ? group.get(key) : group,
                    "group " + name,
                    key + " " + found,
                    allowed,
                    "Give the group a name and a description."));
    fields.text("name");
    fields.text("description");
    declared.add(name);
    if (!used.contains(name) && !name.isEmpty()) {
      report.tell(
          EMPTY_GROUP,
          group,
          "group " + name,
          "asks nothing",
          "at least one question",
          "Remove it.");
    }
  }

  private static void frame(Asked asked, Set<String> declared, String allowed, FormReport report) {
    YamlNode node = asked.node();
    for (String key : List.of("variable", "label")) {
      YamlNode value = node.get(key);
      boolean text = value.kind() == YamlNode.Kind.TEXT;
      if (!text || key.equals("variable") && value.text().isEmpty()) {
        report.tell(
            QUESTION,
            asked,
            value.isPresent() ? value : node,
            value.isPresent() ? key + " " + Fields.describe(value) : "has no " + key,
            "a text",
            "Add it.");
      }
    }
    if (!asked.schema().isMap()) {
      report.tell(
          QUESTION,
          asked,
          node.has("schema") ? node.get("schema") : node,
          node.has("schema") ? "schema " + Fields.describe(asked.schema()) : "has no schema",
          "a mapping with a type",
          "Add it.");
    }
    if (asked.place() == Asked.Place.TOP && !declared.contains(node.get("group").text())) {
      report.tell(
          GROUPED,
          asked,
          node.has("group") ? node.get("group") : node,
          node.has("group")
              ? "is asked in the group " + Visible.of(node.get("group").json())
              : "has no group",
          allowed,
          "Name a group that stands under groups.");
    }
    for (String key : node.keys()) {
      if (!FRAME.contains(key)) {
        report.tell(
            BESIDE,
            asked,
            node.get(key),
            Visible.of(key) + " stands beside the schema",
            "variable, label, description, group and schema",
            "Move it into the schema, or remove it.");
      }
    }
  }
}
