package dev.trainyard.catalog.helm.lint.form;

import static dev.trainyard.catalog.helm.lint.Examples.asks;
import static dev.trainyard.catalog.helm.lint.Examples.question;

import dev.trainyard.catalog.helm.lint.HelmReleases;
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
import dev.trainyard.generator.question.CronSchedule;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlNode.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules about defaults, and about answers without one. */
final class DefaultRules implements FormFamily {

  static final LintRule TYPE =
      LintRule.error("TN721", "A default has the type of the question")
          .because("Every release refuses the version otherwise; null needs \"null\": true.")
          .bad(asks(question("port", "{type: int, default: \"30080\"}")))
          .good(asks(question("port", "{type: int, default: 30080}")));

  static final LintRule ACCEPTED =
      LintRule.error("TN722", "A default is an answer that is accepted")
          .because(
              "No validator holds a default against the choices, bounds, pattern, address, schedule,"
                  + " attrs and items of its question. The middleware does, when somebody installs the"
                  + " app, and complains of a field that nobody touched.")
          .bad(asks(question("port", "{type: int, min: 9000, max: 65535, default: 80}")))
          .good(asks(question("port", "{type: int, min: 9000, max: 65535, default: 9080}")));

  static final LintRule EMPTY_URI =
      LintRule.error("TN723", "A uri that need not be given has a default")
          .because(
              "An empty answer is refused as Not a valid URI, though the question is not required. Ask"
                  + " for a string instead where an address may be missing.")
          .on(HelmReleases.SINCE_22_12)
          .bad(
              asks(
                  question("url", "{type: string, default: \"\"}"),
                  question("hook", "{type: uri, default: \"\"}")))
          .good(asks(question("url", "{type: string, default: \"\"}")));

  static final LintRule EMPTY_PATH =
      LintRule.warning("TN724", "A path is required or has a default")
          .because(
              "The middleware makes . of an empty path, and of /: a chart that asks whether there is an"
                  + " answer takes that for one, and mounts a folder that nobody named.")
          .bad(asks(question("media", "{type: hostpath, default: \"\"}")))
          .good(asks(question("media", "{type: hostpath, required: true}")));

  static final LintRule PRESET_PATH =
      LintRule.note("TN725", "A host path has no default")
          .because(
              "It must exist on the NAS when somebody installs the app; there is hardly a path that"
                  + " exists on all of them.")
          .bad(asks(question("media", "{type: hostpath, default: /mnt/tank/media}")))
          .good(asks(question("media", "{type: hostpath, required: true}")));

  static final LintRule HIDDEN =
      LintRule.error("TN726", "What is hidden and required has a default")
          .because("Nobody can answer it, so that the app cannot be installed.")
          .bad(asks(question("mode", "{type: string, hidden: true, required: true}")))
          .good(asks(question("mode", "{type: string, hidden: true, default: fast}")));

  static final LintRule LONG =
      LintRule.warning("TN727", "An answer has at most 1024 characters on 22.02")
          .because("A larger max_length is heeded from 22.12 on only.")
          .on(HelmReleases.ONLY_22_02)
          .bad(asks(question("key", "{type: string, max_length: 4096}")))
          .good(asks(question("key", "{type: string, max_length: 1024}")));

  private static final Set<String> PATHS =
      Set.of("path", "hostpath", "hostpathdirectory", "hostpathfile");

  private static final List<String> SCHEDULE = List.of("minute", "hour", "dom", "month", "dow");
  private static final String SUNDAY = "7";
  private static final int LONGEST = 1024;

  @Override
  public List<LintRule> rules() {
    return List.of(TYPE, ACCEPTED, EMPTY_URI, EMPTY_PATH, PRESET_PATH, HIDDEN, LONG);
  }

  @Override
  public void check(AskedForm form, FormReport report) {
    for (Asked asked : form.all()) {
      YamlNode value = asked.get("default");
      Kind wanted = Attributes.ANSWERS.get(asked.type());
      if (wanted == null) {
        continue;
      }
      if (value.isPresent() && isOfType(asked, value, wanted)) {
        accepted(form, asked, value, report);
      } else if (value.isPresent()) {
        report.tell(
            TYPE,
            asked,
            value,
            "the default " + Fields.describe(value),
            value.kind() == Kind.NULL
                ? "null with \"null\": true only"
                : "a value of the type " + asked.type(),
            "Correct it.");
      }
      absent(asked, value, report);
    }
  }

  private static boolean isOfType(Asked asked, YamlNode value, Kind wanted) {
    return Attributes.isOf(wanted, value) || value.kind() == Kind.NULL && asked.is("null");
  }

  /** Whether the owner is asked until there is an answer that is not empty. */
  private static boolean isForced(Asked asked) {
    return asked.is("required") && !asked.is("hidden");
  }

  private static void absent(Asked asked, YamlNode value, FormReport report) {
    boolean empty =
        !value.isPresent() || value.kind() == Kind.TEXT && value.text().strip().isEmpty();
    boolean root = value.kind() == Kind.TEXT && value.text().strip().matches("/+");
    if (asked.is("hidden")
        && asked.is("required")
        && !asked.has("default")
        && !asked.isFilled()
        && !Set.of("list", "dict", "cron").contains(asked.type())) {
      report.tell(
          HIDDEN,
          asked,
          "hidden",
          "is hidden, required and has no default",
          "a default",
          "Add it.");
    } else if (asked.type().equals("uri") && empty && !isForced(asked) && !asked.is("hidden")) {
      report.tell(
          EMPTY_URI,
          asked,
          "default",
          value.isPresent() ? "has an empty default" : "has no default and is not required",
          "a default, or required: true",
          "Ask for a string with valid_chars, or require an answer.");
    } else if (PATHS.contains(asked.type())
        && (empty && value.kind() != Kind.NULL && !isForced(asked) && !asked.is("hidden")
            || root)) {
      report.tell(
          EMPTY_PATH,
          asked,
          "default",
          root
              ? "has the default /, which becomes ."
              : value.isPresent()
                  ? "has an empty default, which becomes ."
                  : "is not required, and an empty answer becomes .",
          "required: true, or a default that is no empty path",
          "Require an answer, and ask a question before whether there is one to give.");
    } else if (asked.type().startsWith("hostpath") && !empty && value.kind() == Kind.TEXT) {
      report.tell(
          PRESET_PATH,
          asked,
          value,
          "has the default " + Visible.of(value.text()),
          "",
          "Leave the default out, and require an answer.");
    }
    YamlNode most = asked.get("max_length");
    if (asked.type().equals("string")
        && most.kind() == Kind.INTEGER
        && (most.text().length() > 9 || Integer.parseInt(most.text()) > LONGEST)) {
      report.tell(
          LONG,
          asked,
          most,
          "has max_length " + most.text(),
          "at most 1024 on 22.02",
          "Take longer texts from a file.");
    }
  }

  private static void accepted(AskedForm form, Asked asked, YamlNode value, FormReport report) {
    boolean left =
        value.kind() == Kind.NULL
            || asked.isFilled()
            || value.text().isEmpty()
                && value.items().isEmpty()
                && !value.isMap()
                && isForced(asked);
    if (left) {
      return;
    }
    if (asked.type().equals("list") && asked.get("items").isList() && asked.items().isEmpty()) {
      if (!value.items().isEmpty()) {
        refused(asked, value, "the default has items, and none are asked for", report);
      }
    } else if (asked.type().equals("ipaddr")) {
      address(asked, value, report);
    } else if (asked.type().equals("cron")) {
      schedule(asked, value, report);
    } else {
      pattern(asked, value, report);
      faults(form, asked, value, report);
    }
  }

  private static void refused(Asked asked, YamlNode at, String found, FormReport report) {
    report.tell(
        ACCEPTED,
        asked,
        at,
        found,
        "an answer that the question accepts",
        "Change the default, or what is accepted.");
  }

  /** What the middleware says of the default, were it an answer. */
  private static void faults(AskedForm form, Asked asked, YamlNode value, FormReport report) {
    if (!asked.type().equals("uri") || !value.text().isEmpty()) {
      DefaultAnswer.objections(form, asked, value, ReleaseLine.SCALE_23_10)
          .forEach(objection -> objection(asked, value, objection, report));
    }
  }

  private static void objection(
      Asked asked, YamlNode value, DefaultAnswer.Objection objection, FormReport report) {
    String inside = objection.inside();
    String reason = objection.reason();
    boolean ofPattern =
        asked.type().equals("string")
            && (reason.startsWith("Value does not match")
                || reason.equals(asked.get("valid_chars_error").text()));
    if (ofPattern) {
      return;
    }
    YamlNode at = objection.at();
    if (reason.equals("Empty value not allowed")) {
      report.tell(
          ACCEPTED,
          Severity.WARNING,
          HelmReleases.READING_INDEXES,
          asked,
          at,
          "the default is empty, and empty: false refuses that",
          "an answer that the question accepts",
          "Require an answer, or change the default.");
      return;
    }
    refused(
        asked,
        at,
        "the default"
            + (inside.isEmpty()
                ? " " + Visible.of(value.json())
                : ", " + Visible.of(inside.replaceFirst("^\\.", "")))
            + ": "
            + Visible.of(reason),
        report);
  }

  private static void pattern(Asked asked, YamlNode value, FormReport report) {
    YamlNode chars = asked.get("valid_chars");
    if (!asked.type().equals("string") || chars.kind() != Kind.TEXT) {
      return;
    }
    PythonPattern.compiled(chars.text())
        .flatMap(pattern -> pattern.begins(value.text()))
        .filter(matches -> !matches)
        .ifPresent(
            refused ->
                refused(
                    asked,
                    value,
                    "the default "
                        + Visible.of(value.json())
                        + " does not match "
                        + Visible.of(chars.text()),
                    report));
  }

  private static void address(Asked asked, YamlNode value, FormReport report) {
    boolean left = value.text().isEmpty() && (!asked.is("cidr") || !asked.is("required"));
    IpAddressQuestion.objection(value.text(), asked.is("cidr"))
        .filter(objection -> !left)
        .ifPresent(
            objection ->
                refused(
                    asked,
                    value,
                    "the default " + Visible.of(value.json()) + ": " + objection,
                    report));
  }

  private static void schedule(Asked asked, YamlNode value, FormReport report) {
    value
        .entries()
        .forEach(
            (key, part) -> {
              if (!SCHEDULE.contains(key)) {
                refused(asked, part, "the default has the field " + Visible.of(key), report);
              }
            });
    String line =
        SCHEDULE.stream()
            .map(key -> value.has(key) ? value.get(key).text().strip() : "*")
            // To the middleware both are Sunday, to what runs schedules in the cluster only one is.
            .map(part -> part.equals(SUNDAY) ? "0" : part)
            .collect(Collectors.joining(" "));
    Optional<String> objection = CronSchedule.objection(line);
    objection.ifPresent(found -> refused(asked, value, "the default " + Visible.of(found), report));
  }
}
