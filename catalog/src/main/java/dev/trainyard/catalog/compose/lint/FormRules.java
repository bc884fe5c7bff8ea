package dev.trainyard.catalog.compose.lint;

import static dev.trainyard.catalog.compose.lint.ComposeExamples.asks;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.form;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.question;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.AskedForm;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All rules about what a version asks; those about the frame of its form are here. */
final class FormRules implements AppRules {

  /** Rules about single questions that are checked together. */
  interface Family {

    /** The rules, in the order of their codes. */
    List<LintRule> rules();

    /** Checks a question with a schema. */
    void check(Asked asked, FormReport report);

    /** Checks a question with a schema by what the form says of it. */
    default void check(AskedForm form, Asked asked, FormReport report) {
      check(asked, report);
    }
  }

  private static final String PORTALS_GROUP = "iXPortalsGroupName";
  private static final String PORTALS = "enableIXPortals";
  private static final String OWN_PORTALS = "ix_portals";

  static final LintRule FRAME =
      LintRule.error("TN940", "questions.yaml has groups, questions and nothing misshapen")
          .because(
              "The validator refuses the version otherwise. Each group has a name and a description;"
                  + " enableIXPortals needs iXPortalsGroupName, which names a group.")
          .bad(form("groups: [{name: Settings}]\nquestions: []\n"))
          .good(form("groups: [{name: Settings, description: What it does}]\nquestions: []\n"));

  static final LintRule QUESTION =
      LintRule.error("TN941", "A question has a variable, a label, a schema and a group")
          .because(
              "The validator refuses the version otherwise. A label may be empty; only a question at the"
                  + " top has a group, which must be one of groups.")
          .bad(asks("- variable: title\n  label: Title\n  schema: {type: string}\n"))
          .good(asks(question("title", "{type: string}")));

  static final LintRule UNIQUE =
      LintRule.error("TN942", "A variable is asked for once on its level")
          .because("The validator refuses the version otherwise.")
          .bad(asks(question("title", "{type: string}"), question("title", "{type: string}")))
          .good(asks(question("title", "{type: string}"), question("name", "{type: string}")));

  static final LintRule RESERVED =
      LintRule.error("TN943", "No question has a variable that TrueNAS sets itself")
          .because(
              "The validator refuses ix_portals only. Answers to ix_volumes, ix_certificates,"
                  + " ix_certificate_authorities and ix_context are written over.")
          .bad(asks(question("ix_volumes", "{type: string}")))
          .good(asks(question("volumes", "{type: string}")));

  private static final Set<String> TAKEN =
      Set.of(
          OWN_PORTALS, "ix_volumes", "ix_certificates", "ix_certificate_authorities", "ix_context");

  private static final List<Family> FAMILIES =
      List.of(new AttributeRules(), new DefaultRules(), new ConditionRules(), new ReferenceRules());

  @Override
  public List<LintRule> rules() {
    List<LintRule> rules = new ArrayList<>(List.of(FRAME, QUESTION, UNIQUE, RESERVED));
    FAMILIES.forEach(family -> rules.addAll(family.rules()));
    return rules;
  }

  @Override
  public void check(LintedApp app) {
    Optional<YamlNode> root = app.folder().yaml(ComposeLayout.QUESTIONS);
    FormReport report = new FormReport(app.folder(), ComposeLayout.QUESTIONS);
    if (root.isEmpty()) {
      return;
    }
    if (!root.get().isMap()) {
      frame(report, root.get(), "", Fields.describe(root.get()), "a mapping");
      return;
    }
    AskedForm form = new AskedForm(root.get());
    Set<String> groups = frame(root.get(), report);
    String allowed = allowed(groups);
    report.tellStrange(QUESTION, form);
    Set<Asked> told = new HashSet<>();
    for (Asked asked : form.all()) {
      asked(asked, groups, allowed, report);
      unique(asked, told, report);
      if (asked.schema().isMap()) {
        FAMILIES.forEach(family -> family.check(form, asked, report));
      }
    }
  }

  private static void frame(
      FormReport report, YamlNode at, String subject, String found, String allowed) {
    report.tell(FRAME, at, subject, found, allowed, "Correct it.");
  }

  private static Set<String> frame(YamlNode root, FormReport report) {
    for (String key : List.of("groups", "questions")) {
      if (!root.get(key).isList()) {
        frame(
            report,
            root.has(key) ? root.get(key) : root,
            key,
            root.has(key) ? Fields.describe(root.get(key)) : "is missing",
            "a list");
      }
    }
    Set<String> groups = new TreeSet<>();
    for (YamlNode group : root.get("groups").items()) {
      if (!group.isMap()) {
        frame(report, group, "group", Fields.describe(group), "a mapping");
        continue;
      }
      groups.add(group.get("name").text());
      for (String key : List.of("name", "description")) {
        YamlNode value = group.get(key);
        if (value.kind() != YamlNode.Kind.TEXT) {
          frame(
              report,
              value.isPresent() ? value : group,
              "group " + group.get("name").text(),
              value.isPresent() ? key + " " + Fields.describe(value) : "has no " + key,
              "a text");
        }
      }
    }
    YamlNode enabled = root.get(PORTALS);
    YamlNode named = root.get(PORTALS_GROUP);
    if (enabled.isPresent() && enabled.kind() != YamlNode.Kind.BOOLEAN) {
      frame(report, enabled, PORTALS, Fields.describe(enabled), "true or false");
    }
    if (named.isPresent() && named.kind() != YamlNode.Kind.TEXT
        || enabled.text().equals("true") && !groups.contains(named.text())) {
      frame(
          report,
          named.isPresent() ? named : enabled,
          PORTALS_GROUP,
          named.isPresent() ? Fields.describe(named) : "is missing",
          allowed(groups));
    }
    portals(root.get("portals"), report);
    return groups;
  }

  /** Nothing reads them any more but the validator. */
  private static void portals(YamlNode portals, FormReport report) {
    if (portals.isPresent() && !portals.isMap()) {
      frame(report, portals, "portals", Fields.describe(portals), "a mapping");
    }
    portals
        .entries()
        .forEach(
            (name, portal) -> {
              for (String key : List.of("protocols", "host", "ports")) {
                if (!portal.get(key).isList()) {
                  frame(
                      report,
                      portal.has(key) ? portal.get(key) : portal,
                      "portal " + name,
                      key + (portal.has(key) ? " is no list" : " is missing"),
                      "a list");
                }
              }
              if (portal.has("path") && portal.get("path").kind() != YamlNode.Kind.TEXT) {
                frame(report, portal.get("path"), "portal " + name, "path is no text", "a text");
              }
            });
  }

  private static String allowed(Set<String> groups) {
    return "one of " + Visible.of(String.join(", ", groups));
  }

  private static void asked(Asked asked, Set<String> groups, String allowed, FormReport report) {
    YamlNode node = asked.node();
    for (String key : List.of("variable", "label")) {
      YamlNode value = node.get(key);
      if (value.kind() != YamlNode.Kind.TEXT || key.equals("variable") && value.text().isEmpty()) {
        wrong(
            asked,
            value.isPresent() ? value : node,
            value.isPresent() ? key + " " + Fields.describe(value) : "has no " + key,
            "a text",
            report);
      }
    }
    if (!asked.schema().isMap()) {
      wrong(
          asked,
          node.has("schema") ? node.get("schema") : node,
          node.has("schema") ? "schema " + Fields.describe(asked.schema()) : "has no schema",
          "a mapping with a type",
          report);
    }
    YamlNode group = node.get("group");
    if (asked.place() == Asked.Place.TOP
        && (group.kind() != YamlNode.Kind.TEXT || !groups.contains(group.text()))) {
      wrong(
          asked,
          group.isPresent() ? group : node,
          group.isPresent() ? "is in the group " + Visible.of(group.json()) : "has no group",
          allowed,
          report);
    }
    if (TAKEN.contains(asked.variable())
        && (asked.place() == Asked.Place.TOP || asked.variable().equals(OWN_PORTALS))) {
      report.tell(
          RESERVED,
          asked,
          node.get("variable"),
          "asks for " + asked.variable(),
          "another variable",
          "Rename it.");
    }
  }

  private static void wrong(
      Asked asked, YamlNode at, String found, String allowed, FormReport report) {
    report.tell(QUESTION, asked, at, found, allowed, "Correct the question.");
  }

  /** The items of a list are one after the other, not beside each other. */
  private static void unique(Asked asked, Set<Asked> told, FormReport report) {
    if (asked.place() == Asked.Place.ITEM || asked.variable().isEmpty()) {
      return;
    }
    Asked first = asked.level().first(asked.variable()).orElse(asked);
    if (first != asked && told.add(asked)) {
      report.tell(
          UNIQUE,
          asked,
          asked.node().get("variable"),
          "is asked for again",
          "each variable once",
          "Rename or remove one of them.");
    }
  }
}
