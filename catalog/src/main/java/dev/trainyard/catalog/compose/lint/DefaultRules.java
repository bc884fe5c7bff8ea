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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Characters of a text without a bound, up to 25.04. */
  private static final int LONGEST = 1024;

  /** Types whose defaults are held against the bounds here. */
  private static final Set<String> CHECKED = Set.of("string", "int", "boolean");

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
    if (CHECKED.contains(asked.type())
        || asked.isFilled()
        || answer(asked) != value.kind()
        || isToBeGiven(asked, value)) {
      return;
    }
    // The classes that check answers to charts do so in 24.10 and 25.04, too.
    Map<String, DefaultAnswer.Objection> before =
        objections(form, asked, value, ReleaseLine.SCALE_23_10);
    Map<String, DefaultAnswer.Objection> since =
        objections(form, asked, value, ReleaseLine.SCALE_25_10);
    before.forEach(
        (inside, objection) ->
            refused(
                asked,
                objection,
                since.containsKey(inside) ? ComposeReleases.ALL : ComposeReleases.UNTIL_25_04,
                report));
    since.forEach(
        (inside, objection) -> {
          if (!before.containsKey(inside)) {
            refused(asked, objection, ComposeReleases.SINCE_25_10, report);
          }
        });
  }

  /** An empty list is an answer: the wizard asks for an item only where one is required. */
  private static boolean isToBeGiven(Asked asked, YamlNode value) {
    return value.kind() == Kind.LIST
        ? value.items().isEmpty() && asked.is("required")
        : value.text().isEmpty() && value.keys().isEmpty();
  }

  /** By their places, the first one of each. */
  private static Map<String, DefaultAnswer.Objection> objections(
      AskedForm form, Asked asked, YamlNode value, ReleaseLine line) {
    Map<String, DefaultAnswer.Objection> objections = new LinkedHashMap<>();
    DefaultAnswer.objections(form, asked, value, line).stream()
        .filter(objection -> !ASKED.contains(objection.reason()))
        .forEach(objection -> objections.putIfAbsent(objection.inside(), objection));
    return objections;
  }

  private static void refused(
      Asked asked, DefaultAnswer.Objection objection, List<String> releases, FormReport report) {
    String inside = objection.inside().replaceFirst("^\\.", "");
    String shown =
        inside.isEmpty()
            ? " " + Visible.of(asked.get("default").json())
            : ", " + Visible.of(inside);
    // Whoever is refused with a list of nothing adds an item, though no wizard asks for it.
    boolean nothing = objection.at().isList() && objection.at().items().isEmpty();
    report.tell(
        ACCEPTED,
        nothing ? Severity.WARNING : Severity.ERROR,
        releases,
        asked,
        objection.at(),
        "the default" + shown + ": " + Visible.of(objection.reason()),
        "an answer that is accepted",
        "Correct the default or the limits.");
  }

  private static void number(Asked asked, YamlNode value, FormReport report) {
    BigDecimal number = new BigDecimal(value.text());
    YamlNode least = asked.get("min");
    YamlNode most = asked.get("max");
    boolean low = least.kind() == Kind.INTEGER && number.compareTo(decimal(least)) < 0;
    boolean high = most.kind() == Kind.INTEGER && number.compareTo(decimal(most)) > 0;
    if (low || high) {
      refused(
          asked,
          value,
          low ? "is below min " + least.text() : "is above max " + most.text(),
          counts(low ? least : most),
          report);
    }
  }

  /** A bound of 0 counts from 25.10 on only. */
  private static List<String> counts(YamlNode bound) {
    return decimal(bound).signum() == 0 ? ComposeReleases.SINCE_25_10 : ComposeReleases.ALL;
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
    YamlNode least = asked.get("min_length");
    BigDecimal given = BigDecimal.valueOf(length);
    if (most.kind() == Kind.INTEGER && given.compareTo(decimal(most)) > 0) {
      refused(asked, value, "has more than " + most.text() + " characters", counts(most), report);
    } else if (least.kind() == Kind.INTEGER && given.compareTo(decimal(least)) < 0) {
      refused(
          asked, value, "has fewer than " + least.text() + " characters", counts(least), report);
    }
    boolean bounded = most.kind() == Kind.INTEGER && decimal(most).signum() != 0;
    if (!bounded && length > LONGEST) {
      refused(
          asked,
          value,
          "has more than " + LONGEST + " characters",
          ComposeReleases.UNTIL_25_04,
          report);
    }
    YamlNode chars = asked.get("valid_chars");
    if (chars.kind() == Kind.TEXT) {
      PythonPattern.compiled(chars.text())
          .flatMap(pattern -> pattern.begins(value.text()))
          .filter(matches -> !matches)
          .ifPresent(
              no ->
                  refused(
                      asked,
                      value,
                      "does not match " + Visible.of(chars.text()),
                      ComposeReleases.ALL,
                      report));
    }
  }

  private static void refused(
      Asked asked, YamlNode value, String why, List<String> releases, FormReport report) {
    report.tell(
        ACCEPTED,
        Severity.ERROR,
        releases,
        asked,
        value,
        "the default " + Visible.of(value.json()) + " " + why,
        "an answer that is accepted",
        "Correct the default or the limits.");
  }
}
