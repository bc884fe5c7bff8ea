package dev.trainyard.catalog.helm.lint.form;

import static dev.trainyard.catalog.helm.lint.Examples.asks;
import static dev.trainyard.catalog.helm.lint.Examples.question;

import dev.trainyard.catalog.helm.lint.HelmReleases;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.form.PythonPattern;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Rules about {@code valid_chars}. */
final class PatternRules implements FormFamily {

  static final LintRule COMPILES =
      LintRule.error("TN733", "valid_chars is a regular expression of Python")
          .because(
              "One that Python cannot compile passes every validator. Then 23.10 and 24.04 show no page"
                  + " of the app, and 22.02 and 22.12 do not sync the whole catalog.")
          .bad(asks(question("host", "{type: string, default: a, valid_chars: \"^[a-z$\"}")))
          .good(asks(question("host", "{type: string, default: a, valid_chars: \"^[a-z]*$\"}")));

  static final LintRule ANCHORED =
      LintRule.warning("TN734", "valid_chars ends with $")
          .because(
              "Python matches it at the start of the answer only: whatever follows is accepted, such as"
                  + " blanks, quotes and further lines.")
          .bad(asks(question("host", "{type: string, default: a, valid_chars: \"^[a-z]+\"}")))
          .good(asks(question("host", "{type: string, default: a, valid_chars: \"^[a-z]+$\"}")));

  static final LintRule EMPTY =
      LintRule.warning("TN735", "What need not be answered can be left empty")
          .because(
              "The wizard sends an empty text for a field that nobody filled in, and the middleware"
                  + " holds it against valid_chars and min_length: the owner is told that an answer which"
                  + " was not required is wrong.")
          .bad(asks(question("host", "{type: string, valid_chars: \"^[a-z]+$\"}")))
          .good(asks(question("host", "{type: string, valid_chars: \"^[a-z]*$\"}")));

  @Override
  public List<LintRule> rules() {
    return List.of(COMPILES, ANCHORED, EMPTY);
  }

  @Override
  public void check(Asked asked, FormReport report) {
    if (!asked.type().equals("string")) {
      return;
    }
    YamlNode chars = asked.get("valid_chars");
    String pattern = chars.kind() == YamlNode.Kind.TEXT ? chars.text() : "";
    Optional<String> fault = PythonPattern.fault(pattern);
    if (fault.isPresent()) {
      report.tell(
          COMPILES,
          asked,
          chars,
          "valid_chars " + Visible.of(pattern) + ": " + Visible.of(fault.get()),
          "a regular expression of Python",
          "Correct it.");
      return;
    }
    if (PythonPattern.isRecent(pattern)) {
      report.tell(
          COMPILES,
          Severity.ERROR,
          HelmReleases.READING_FOLDERS,
          asked,
          chars,
          "valid_chars " + Visible.of(pattern) + " needs Python 3.11",
          "a regular expression of Python 3.9",
          "Do without atomic groups and possessive counts.");
    }
    if (!pattern.isEmpty() && !endsAnchored(pattern)) {
      report.tell(
          ANCHORED,
          asked,
          chars,
          "valid_chars " + Visible.of(pattern) + " does not end with $",
          "a pattern for whole answers",
          "Put it between ^ and $.");
    }
    empty(asked, pattern, report);
  }

  private static boolean endsAnchored(String pattern) {
    int end = pattern.length();
    while (end > 0 && pattern.charAt(end - 1) == ')') {
      end--;
    }
    String body = pattern.substring(0, end);
    return body.endsWith("$") && !body.endsWith("\\$")
        || body.endsWith("\\Z")
        || body.endsWith(".*");
  }

  private static void empty(Asked asked, String pattern, FormReport report) {
    boolean sendsEmpty =
        !asked.is("required")
            && !asked.has("default")
            && !asked.is("hidden")
            && !asked.isFilled()
            && !asked.get("editable").text().equals("false");
    if (!sendsEmpty) {
      return;
    }
    boolean refused =
        !pattern.isEmpty()
            && PythonPattern.compiled(pattern)
                .flatMap(found -> found.begins(""))
                .filter(matches -> !matches)
                .isPresent();
    boolean tooShort =
        asked.get("min_length").kind() == YamlNode.Kind.INTEGER
            && !asked.get("min_length").text().startsWith("-")
            && !asked.get("min_length").text().equals("0");
    if (refused || tooShort) {
      report.tell(
          EMPTY,
          asked,
          refused ? "valid_chars" : "min_length",
          "is not required, and an empty answer is refused",
          "",
          refused
              ? "Let valid_chars match an empty text, or require an answer."
              : "Leave min_length out, or require an answer.");
    }
  }
}
