package dev.trainyard.catalog.compose.lint;

import static dev.trainyard.catalog.compose.lint.ComposeExamples.asks;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.question;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.AskedForm;
import dev.trainyard.catalog.lint.form.Attributes;
import dev.trainyard.catalog.lint.form.DefaultAnswer;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.form.PythonPattern;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlNode.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Rules about defaults, and about questions without one. */
final class DefaultRules implements FormRules.Family {

  static final LintRule TYPE =
      LintRule.error("TN960", "A default has the type of the question")
          .because("The validator refuses the version otherwise; null needs null: true.")
          .bad(asks(question("port", "{type: int, default: \"30080\"}")))
          .good(asks(question("port", "{type: int, default: 30080}")));

  static final LintRule CHOICE =
      LintRule.error("TN961", "A default is one of the options")
          .because("The validator refuses the version otherwise.")
          .bad(
              asks(
                  question(
                      "mode",
                      "{type: string, default: slow, enum: [{value: fast, description: Fast}]}")))
          .good(
              asks(
                  question(
                      "mode",
                      "{type: string, default: fast, enum: [{value: fast, description: Fast}]}")));

  static final LintRule ACCEPTED =
      LintRule.error("TN962", "A default is an answer that is accepted")
          .because(
              "No validator holds a default against the bounds and the pattern of its question. TrueNAS"
                  + " does when somebody installs the app, and complains of a field that nobody touched. An"
                  + " empty text stands for one that is still to be given, and is left alone.")
          .bad(asks(question("port", "{type: int, min: 9000, max: 65535, default: 80}")))
          .good(asks(question("port", "{type: int, min: 9000, max: 65535, default: 9080}")));

  static final LintRule HIDDEN =
      LintRule.error("TN963", "What is hidden and required has a default")
          .because("Nobody can answer it, so that the app cannot be installed.")
          .bad(asks(question("mode", "{type: string, hidden: true, required: true}")))
          .good(asks(question("mode", "{type: string, hidden: true, default: fast}")));

  private static final int LONGEST = 1024;

  /** What owners are asked for in the row of a default. */
  private static final Set<String> ASKED =
      Set.of("an answer is missing", "Empty value not allowed");

  @Override
  public List<LintRule> rules() {
    return List.of(TYPE, CHOICE, ACCEPTED, HIDDEN);
  }

  /** What an answer is; null for a type that no release knows. */
  static Kind answer(Asked asked) {
    return asked.type().equals("text") ? Kind.TEXT : Attributes.ANSWERS.get(asked.type());
  }

  @Override
  public void check(Asked asked, FormReport report) {
    YamlNode value = asked.get("default");
    Kind wanted = answer(asked);
    if (wanted == null) {
      return;
    }
    if (!value.isPresent()) {
      if (asked.is("hidden") && asked.is("required") && !asked.isFilled()) {
        report.tell(HIDDEN, asked, "required", "has no default", "a default", "Add it.");
      }
      return;
    }
    boolean fits = Attributes.isOf(wanted, value) || value.kind() == Kind.NULL && asked.is("null");
    if (!fits) {
      report.tell(
          TYPE,
          asked,
          value,
          "the default " + Fields.describe(value),
          value.kind() == Kind.NULL ? "null with null: true only" : "the type " + asked.type(),
          "Correct it.");
      return;
    }
    YamlNode options = asked.get("enum");
    if (options.isList()
        && options.items().stream().noneMatch(option -> option.get("value").equals(value))) {
      report.tell(
          CHOICE,
          asked,
          value,
          "the default " + Visible.of(value.json()) + " cannot be chosen",
          "one of its options",
          "Correct it.");
    }
    if (wanted == Kind.INTEGER && value.kind() != Kind.NULL) {
      number(asked, value, report);
    } else if (wanted == Kind.TEXT && !value.text().isEmpty()) {
      text(asked, value, report);
    }
  }

  @Override
  public void check(AskedForm form, Asked asked, FormReport report) {
    check(asked, report);
    YamlNode value = asked.get("default");
    boolean checked = Set.of("string", "text", "int", "boolean").contains(asked.type());
    if (checked
        || asked.isFilled()
        || answer(asked) != value.kind()
        || value.text().isEmpty() && value.items().isEmpty() && value.keys().isEmpty()) {
      return;
    }
    // The classes that check answers to charts do so in 24.10 and 25.04, too.
    for (DefaultAnswer.Objection objection :
        DefaultAnswer.objections(form, asked, value, ReleaseLine.SCALE_23_10)) {
      if (ASKED.contains(objection.reason())) {
        continue;
      }
      String inside = objection.inside().replaceFirst("^\\.", "");
      report.tell(
          ACCEPTED,
          Severity.ERROR,
          ComposeReleases.UNTIL_25_04,
          asked,
          objection.at(),
          "the default"
              + (inside.isEmpty() ? " " + Visible.of(value.json()) : ", " + Visible.of(inside))
              + ": "
              + Visible.of(objection.reason()),
          "an answer that is accepted",
          "Correct the default or the limits.");
    }
  }

  private static void number(Asked asked, YamlNode value, FormReport report) {
    BigDecimal number = new BigDecimal(value.text());
    YamlNode least = asked.get("min");
    YamlNode most = asked.get("max");
    // A bound of 0 counts from 25.10 on only.
    boolean low = least.kind() == Kind.INTEGER && number.compareTo(decimal(least)) < 0;
    boolean high = most.kind() == Kind.INTEGER && number.compareTo(decimal(most)) > 0;
    if (low || high) {
      refused(
          asked,
          value,
          low ? "is below min " + least.text() : "is above max " + most.text(),
          report);
    }
  }

  private static BigDecimal decimal(YamlNode bound) {
    return new BigDecimal(bound.text());
  }

  private static void text(Asked asked, YamlNode value, FormReport report) {
    if (!asked.type().equals("string")) {
      return;
    }
    int length = value.text().codePointCount(0, value.text().length());
    YamlNode most = asked.get("max_length");
    int longest = most.kind() == Kind.INTEGER && most.text().length() < 10 ? whole(most) : LONGEST;
    YamlNode least = asked.get("min_length");
    if (length > longest) {
      refused(asked, value, "has more than " + longest + " characters", report);
    } else if (least.kind() == Kind.INTEGER
        && least.text().length() < 10
        && length < whole(least)) {
      refused(asked, value, "has fewer than " + least.text() + " characters", report);
    }
    YamlNode chars = asked.get("valid_chars");
    if (chars.kind() == Kind.TEXT) {
      PythonPattern.compiled(chars.text())
          .flatMap(pattern -> pattern.begins(value.text()))
          .filter(matches -> !matches)
          .ifPresent(
              no -> refused(asked, value, "does not match " + Visible.of(chars.text()), report));
    }
  }

  private static int whole(YamlNode number) {
    return Integer.parseInt(number.text());
  }

  private static void refused(Asked asked, YamlNode value, String why, FormReport report) {
    report.tell(
        ACCEPTED,
        asked,
        value,
        "the default " + Visible.of(value.json()) + " " + why,
        "an answer that is accepted",
        "Correct the default or the limits.");
  }
}
