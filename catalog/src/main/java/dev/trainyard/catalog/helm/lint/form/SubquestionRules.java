package dev.trainyard.catalog.helm.lint.form;

import static dev.trainyard.catalog.helm.lint.Examples.asks;
import static dev.trainyard.catalog.helm.lint.Examples.inner;
import static dev.trainyard.catalog.helm.lint.Examples.question;

import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlNode.Kind;
import java.util.List;
import java.util.Set;

/** Rules about {@code subquestions}. */
final class SubquestionRules implements FormFamily {

  private static final String PORT = "[" + inner("port", "{type: int, default: 9443}") + "]";

  private static final LintExample SHOWN_FOR_TRUE =
      asks(
          question(
              "tls",
              "{type: boolean, default: false, show_subquestions_if: true, subquestions: "
                  + PORT
                  + "}"));

  static final LintRule NEEDED =
      LintRule.error("TN745", "show_subquestions_if comes with subquestions")
          .because(
              "The validators refuse it from 22.12 on; the middleware ends with an exception on every"
                  + " release.")
          .bad(asks(question("tls", "{type: boolean, default: false, show_subquestions_if: true}")))
          .good(SHOWN_FOR_TRUE);

  static final LintRule BOTH =
      LintRule.warning("TN746", "A question with show_if has no show_subquestions_if")
          .because(
              "The middleware takes both conditions for those of the question itself: its own answer is"
                  + " absent unless it is the one that shows the subquestions. Put show_if on a dict"
                  + " around it.")
          .bad(
              asks(
                  question("web", "{type: boolean, default: true}"),
                  question(
                      "tls",
                      "{type: boolean, default: false, show_if: [[web, '=', true]],"
                          + " show_subquestions_if: true, subquestions: "
                          + PORT
                          + "}")))
          .good(
              asks(
                  question("web", "{type: boolean, default: true}"),
                  question("tls", "{type: boolean, default: false, show_if: [[web, '=', true]]}")));

  static final LintRule SHOWN =
      LintRule.warning(
              "TN747", "Subquestions are below a single value and are shown for one of its answers")
          .because(
              "Without show_subquestions_if the wizard never shows them, and the middleware always wants"
                  + " their answers. Below a list they are ignored, below a dict not shown.")
          .bad(asks(question("tls", "{type: boolean, default: false, subquestions: " + PORT + "}")))
          .good(SHOWN_FOR_TRUE);

  static final LintRule VALUE =
      LintRule.warning("TN748", "show_subquestions_if is an answer that can be given")
          .because(
              "Nothing is converted: for true, \"true\" is another answer, and they never show.")
          .bad(
              asks(
                  question(
                      "tls",
                      "{type: boolean, default: false, show_subquestions_if: \"true\", subquestions: "
                          + PORT
                          + "}")))
          .good(SHOWN_FOR_TRUE);

  static final LintRule NESTED =
      LintRule.warning("TN749", "No subquestion has subquestions")
          .because(
              "The wizard hides the subquestions of what is asked, and forgets those below these: they"
                  + " stay on the page, and what stands there is sent.")
          .bad(
              asks(
                  question(
                      "tls",
                      "{type: boolean, default: false, show_subquestions_if: true, subquestions: ["
                          + inner(
                              "own",
                              "{type: boolean, default: false, show_subquestions_if: true,"
                                  + " subquestions: "
                                  + PORT
                                  + "}")
                          + "]}")))
          .good(SHOWN_FOR_TRUE);

  private static final Set<String> HOLDING = Set.of("list", "dict");

  @Override
  public List<LintRule> rules() {
    return List.of(NEEDED, BOTH, SHOWN, VALUE, NESTED);
  }

  @Override
  public void check(Asked asked, FormReport report) {
    YamlNode shown = asked.get("show_subquestions_if");
    if (shown.isPresent() && !asked.has("subquestions")) {
      report.tell(NEEDED, asked, shown, "has no subquestions", "", "Add them, or remove it.");
      return;
    }
    if (shown.isPresent() && !asked.get("show_if").items().isEmpty()) {
      report.tell(
          BOTH,
          asked,
          shown,
          "has show_if and show_subquestions_if",
          "one of the two",
          "Put show_if on a dict around the question.");
    }
    if (asked.place() == Asked.Place.SUB && !asked.subquestions().isEmpty()) {
      report.tell(
          NESTED,
          asked,
          "subquestions",
          "is a subquestion, and has some itself",
          "subquestions of one depth",
          "Ask them in a dict with show_if, or beside the others.");
    }
    if (!asked.subquestions().isEmpty() && (!shown.isPresent() || HOLDING.contains(asked.type()))) {
      report.tell(
          SHOWN,
          asked,
          "subquestions",
          HOLDING.contains(asked.type())
              ? "has subquestions below a " + asked.type()
              : "has subquestions without show_subquestions_if",
          "show_subquestions_if on a single value",
          "Say for which answer they are shown, or ask them beside it.");
    } else if (shown.isPresent()) {
      value(asked, shown, report);
    }
  }

  private static void value(Asked asked, YamlNode shown, FormReport report) {
    boolean possible =
        switch (asked.type()) {
          case "boolean" -> shown.kind() == Kind.BOOLEAN;
          case "int" -> shown.kind() == Kind.INTEGER || shown.kind() == Kind.NULL;
          case "string" -> shown.kind() == Kind.TEXT || shown.kind() == Kind.NULL;
          default -> true;
        };
    YamlNode options = asked.get("enum");
    boolean offered =
        !options.isList()
            || asked.isFilled()
            || asked.type().equals("boolean")
            || options.items().stream().anyMatch(option -> option.get("value").equals(shown));
    if (!possible || !offered) {
      report.tell(
          VALUE,
          asked,
          shown,
          "shows subquestions for " + Visible.of(shown.json()),
          "an answer of the type " + asked.type() + (offered ? "" : " that can be chosen"),
          "Correct the value, or its quotes.");
    }
  }
}
