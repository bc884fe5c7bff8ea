package dev.trainyard.catalog.helm.lint.form;

import static dev.trainyard.catalog.helm.lint.Examples.asks;
import static dev.trainyard.catalog.helm.lint.Examples.question;

import dev.trainyard.catalog.helm.lint.HelmReleases;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.Attributes;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.form.Operator;
import dev.trainyard.catalog.lint.form.PythonPattern;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.form.Condition;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlNode.Kind;
import java.util.List;
import java.util.Optional;

/** Rules about {@code show_if}. */
final class ConditionRules implements FormFamily {

  static final LintRule SHAPE =
      LintRule.error("TN740", "show_if is a list of conditions [variable, operator, value]")
          .because(
              "The middleware ends with an exception at anything else, and at an operator that it does"
                  + " not know, such as ==: no page of the app on 23.10 and 24.04, no sync of the whole"
                  + " catalog on 22.02 and 22.12. No validator of a release notices. Operators that begin"
                  + " with C came with 22.12.")
          .bad(depends("[tls, '=', true]"))
          .good(depends("[[tls, '=', true]]"));

  static final LintRule OPERATOR =
      LintRule.warning("TN741", "A condition compares by = or !=")
          .because(
              "The wizard knows no other operator, and no OR: it always shows the question, while the"
                  + " middleware goes by the condition.")
          .bad(depends("[[tls, in, [true]]]"))
          .good(depends("[[tls, '=', true]]"));

  static final LintRule ONE =
      LintRule.warning("TN742", "A question depends on one condition")
          .because(
              "The middleware wants all of them to hold. In the wizard each acts alone, and the answer"
                  + " that changed last decides. Put the second one on a dict around the question.")
          .bad(depends("[[tls, '=', true], [debug, '=', true]]"))
          .good(depends("[[tls, '=', true]]"));

  static final LintRule SIBLING =
      LintRule.warning("TN743", "A condition is about a question of the same level")
          .because(
              "The wizard looks for the variable beside the question alone. Where it is not found, 22.12"
                  + " hides the question, 23.10 and 24.04 show it; to the middleware its answer is null.")
          .bad(depends("[[https, '=', true]]"))
          .good(depends("[[tls, '=', true]]"));

  static final LintRule VALUE =
      LintRule.warning("TN744", "A condition compares with a value that can be answered")
          .because(
              "Nothing is converted: 1 is not \"1\", and true is not \"true\". Such a condition never"
                  + " holds. Whether a text is above a number ends in an exception.")
          .bad(depends("[[tls, '=', \"true\"]]"))
          .good(depends("[[tls, '=', true]]"));

  @Override
  public List<LintRule> rules() {
    return List.of(SHAPE, OPERATOR, ONE, SIBLING, VALUE);
  }

  private static LintExample depends(String condition) {
    return asks(
        question("tls", "{type: boolean, default: false}"),
        question("debug", "{type: boolean, default: false}"),
        question("port", "{type: int, default: 9443, show_if: " + condition + "}"));
  }

  @Override
  public void check(Asked asked, FormReport report) {
    YamlNode all = asked.get("show_if");
    if (!all.isList()) {
      return;
    }
    boolean flat = !all.items().isEmpty() && all.items().stream().noneMatch(YamlNode::isList);
    if (flat) {
      shape(asked, all, HelmReleases.ALL, "show_if is " + Visible.of(all.json()), report);
      return;
    }
    all.items().forEach(entry -> condition(asked, entry, report));
    if (all.items().size() > 1) {
      report.tell(
          ONE,
          asked,
          all,
          "depends on " + all.items().size() + " conditions",
          "one",
          "Put all but one on a dict around the question.");
    }
  }

  private static void shape(
      Asked asked, YamlNode at, List<String> releases, String found, FormReport report) {
    report.tell(
        SHAPE,
        Severity.ERROR,
        releases,
        asked,
        at,
        found,
        "a list of lists such as [[variable, \"=\", value]]",
        "Correct the condition.");
  }

  private static void condition(Asked asked, YamlNode entry, FormReport report) {
    if (Condition.isAlternative(entry.data())) {
      report.tell(
          OPERATOR,
          asked,
          entry,
          "has an OR, which the wizard does not understand",
          "one condition with = or !=",
          "Ask one question that tells, and depend on that.");
      entry.items().get(1).items().forEach(inner -> condition(asked, inner, report));
      return;
    }
    Optional<Condition> read = Condition.of(entry.data());
    if (read.isEmpty()) {
      shape(asked, entry, HelmReleases.ALL, "a condition is " + Visible.of(entry.json()), report);
      return;
    }
    Condition condition = read.get();
    String operator = condition.operator();
    if (!new Operator(operator).isKnown()) {
      shape(
          asked,
          entry,
          HelmReleases.ALL,
          "has the operator " + Visible.of(operator) + ", which no release knows",
          report);
      return;
    }
    if (new Operator(operator).isFolded()) {
      shape(
          asked,
          entry,
          HelmReleases.ONLY_22_02,
          "has the operator " + Visible.of(operator) + ", which 22.02 does not know",
          report);
    }
    YamlNode value = entry.items().get(2);
    if (operator.equals("~") && PythonPattern.fault(value.text()).isPresent()) {
      shape(asked, entry, HelmReleases.ALL, "has no regular expression of Python", report);
    }
    if (!condition.known()) {
      report.tell(
          OPERATOR,
          asked,
          entry,
          "has the operator " + Visible.of(operator) + ", which the wizard does not know",
          "= or !=",
          "Depend on one value by =.");
    }
    source(asked, entry, condition, value, report);
  }

  private static void source(
      Asked asked, YamlNode entry, Condition condition, YamlNode value, FormReport report) {
    Optional<Asked> source = asked.level().first(condition.variable());
    if (source.isEmpty()) {
      int dot = condition.variable().indexOf('.');
      boolean below =
          dot > 0 && asked.level().first(condition.variable().substring(0, dot)).isPresent();
      report.tell(
          SIBLING,
          asked,
          entry,
          "depends on "
              + Visible.of(condition.variable())
              + (below
                  ? ", which is below a question of its level"
                  : ", which is not asked on its level"),
          "a question that is asked beside it",
          "Move one of them, or put the condition on the dict that is a sibling.");
      return;
    }
    if (source.get().path().equals(asked.path())) {
      report.tell(
          SIBLING,
          asked,
          entry,
          "depends on itself, and cannot be changed any more once it is hidden",
          "another question of the level",
          "Leave the condition out, or let it be about the question that is meant.");
      return;
    }
    value(asked, source.get(), entry, condition, value, report);
  }

  private static void value(
      Asked asked,
      Asked source,
      YamlNode entry,
      Condition condition,
      YamlNode value,
      FormReport report) {
    Kind kind = Attributes.ANSWERS.get(source.type());
    boolean ordering = new Operator(condition.operator()).isOrdering();
    if (!Attributes.isCompared(kind)
        || value.kind() == Kind.NULL && !ordering
        || !(ordering || condition.known())) {
      return;
    }
    if (value.kind() != kind) {
      report.tell(
          VALUE,
          ordering ? Severity.ERROR : Severity.WARNING,
          HelmReleases.ALL,
          asked,
          entry,
          "compares "
              + Visible.of(source.path())
              + ", whose type is "
              + source.type()
              + ", with "
              + Visible.of(value.json()),
          "a value of that type",
          "Correct the value, or its quotes.");
      return;
    }
    boolean limited = source.type().equals("string") || source.type().equals("int");
    if (limited && condition.known() && !Attributes.isOffered(source, value)) {
      report.tell(
          VALUE,
          asked,
          entry,
          "compares "
              + Visible.of(source.path())
              + " with "
              + Visible.of(value.json())
              + ", which cannot be chosen",
          "one of its options",
          "Correct the value.");
    }
  }
}
