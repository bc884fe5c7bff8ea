package dev.trainyard.catalog.compose.lint;

import static dev.trainyard.catalog.compose.lint.ComposeExamples.asks;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.question;

import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.Attributes;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.form.Operator;
import dev.trainyard.catalog.lint.form.PythonPattern;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.form.Condition;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlNode.Kind;
import java.util.List;
import java.util.Optional;

/** Rules about {@code show_if}. */
final class ConditionRules implements FormRules.Family {

  static final LintRule SHAPE =
      LintRule.error("TN970", "show_if is a list of conditions [variable, operator, value]")
          .because(
              "The validator looks at the list only. TrueNAS ends with an exception at anything else in"
                  + " it, and at an operator that it does not know, such as ==: the app cannot be opened.")
          .bad(depends("[[tls, ==, true]]"))
          .good(depends("[[tls, '=', true]]"));

  static final LintRule SIBLING =
      LintRule.warning("TN971", "A condition is about another question of the same level")
          .because(
              "The variable is looked for beside the question alone. Where it is not found, nothing is"
                  + " said, and the condition does not hold.")
          .bad(depends("[[https, '=', true]]"))
          .good(depends("[[tls, '=', true]]"));

  static final LintRule VALUE =
      LintRule.warning("TN972", "A condition compares with a value that can be answered")
          .because("Nothing is converted: true is not \"true\". Such a condition never holds.")
          .bad(depends("[[tls, '=', \"true\"]]"))
          .good(depends("[[tls, '=', true]]"));

  @Override
  public List<LintRule> rules() {
    return List.of(SHAPE, SIBLING, VALUE);
  }

  private static LintExample depends(String condition) {
    return asks(
        question("tls", "{type: boolean, default: false}"),
        question("port", "{type: int, default: 9443, show_if: " + condition + "}"));
  }

  @Override
  public void check(Asked asked, FormReport report) {
    asked.get("show_if").items().forEach(entry -> condition(asked, entry, report));
  }

  private static void condition(Asked asked, YamlNode entry, FormReport report) {
    if (Condition.isAlternative(entry.data())) {
      entry.items().get(1).items().forEach(inner -> alternative(asked, inner, report));
      return;
    }
    Optional<Condition> read = Condition.of(entry.data());
    if (read.isEmpty()) {
      shape(asked, entry, "a condition is " + Visible.of(entry.json()), report);
      return;
    }
    Condition condition = read.get();
    String operator = condition.operator();
    if (!new Operator(operator).isKnown()) {
      shape(asked, entry, "has the operator " + Visible.of(operator), report);
      return;
    }
    YamlNode value = entry.items().get(2);
    if (operator.equals("~") && PythonPattern.fault(value.text()).isPresent()) {
      shape(asked, entry, "has no regular expression of Python", report);
      return;
    }
    Optional<Asked> source = asked.level().first(condition.variable());
    if (source.isEmpty() || source.get() == asked) {
      report.tell(
          SIBLING,
          asked,
          entry,
          "depends on "
              + Visible.of(condition.variable())
              + (source.isEmpty() ? ", which is not asked on its level" : ", which is itself"),
          "a question that is asked beside it",
          "Correct the name, or put the condition on a level that has it.");
    } else if (condition.known()) {
      value(asked, source.get(), entry, value, report);
    }
  }

  /** Within an OR stands a condition, or a list of those that must all hold. */
  private static void alternative(Asked asked, YamlNode inner, FormReport report) {
    boolean several = !inner.items().isEmpty() && inner.items().get(0).isList();
    if (several) {
      inner.items().forEach(each -> condition(asked, each, report));
    } else {
      condition(asked, inner, report);
    }
  }

  private static void shape(Asked asked, YamlNode at, String found, FormReport report) {
    report.tell(
        SHAPE,
        asked,
        at,
        found,
        "a list of lists such as [[variable, \"=\", value]]",
        "Correct the condition.");
  }

  private static void value(
      Asked asked, Asked source, YamlNode entry, YamlNode value, FormReport report) {
    Kind kind = DefaultRules.answer(source);
    if (!Attributes.isCompared(kind) || value.kind() == Kind.NULL) {
      return;
    }
    boolean chosen = Attributes.isOffered(source, value);
    if (value.kind() != kind || !chosen) {
      report.tell(
          VALUE,
          asked,
          entry,
          "compares "
              + Visible.of(source.path())
              + ", whose type is "
              + source.type()
              + ", with "
              + Visible.of(value.json())
              + (value.kind() == kind ? ", which cannot be chosen" : ""),
          value.kind() == kind ? "one of its options" : "a value of that type",
          "Correct the value, or its quotes.");
    }
  }
}
