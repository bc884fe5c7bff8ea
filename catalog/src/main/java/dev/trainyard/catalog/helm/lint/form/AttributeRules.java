package dev.trainyard.catalog.helm.lint.form;

import static dev.trainyard.catalog.helm.lint.Examples.asks;
import static dev.trainyard.catalog.helm.lint.Examples.question;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.Attributes;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlNode.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about the attributes of a schema. */
final class AttributeRules implements FormFamily {

  static final LintRule VALUE =
      LintRule.error("TN713", "An attribute has a value of its type")
          .because("Every release refuses the version; quoted numbers and truth values are texts.")
          .bad(asks(question("title", "{type: string, required: \"yes\"}")))
          .good(asks(question("title", "{type: string, required: true}")));

  static final LintRule OF_DICT =
      LintRule.error("TN714", "A dict has no attribute that TrueNAS does not know")
          .because(
              "The validators of all releases allow nothing else for a dict, not even empty; and they"
                  + " refuse additional_attrs: false.")
          .bad(asks(question("web", "{type: dict, empty: false, attrs: []}")))
          .good(asks(question("web", "{type: dict, attrs: []}")));

  static final LintRule EFFECT =
      LintRule.warning("TN715", "An attribute has an effect on the type of its question")
          .because(
              "TrueNAS passes over attributes that it does not know, and over those of another type:"
                  + " min and max limit numbers only, min_length, max_length, valid_chars and private"
                  + " texts only, enum both of them.")
          .bad(asks(question("title", "{type: string, default: Demo, maxlength: 20}")))
          .good(asks(question("title", "{type: string, default: Demo, max_length: 20}")));

  static final LintRule CRASH =
      LintRule.error("TN716", "No attribute makes the middleware crash")
          .because(
              "ipv4 and ipv6, cidr on anything but ipaddr, additional_attrs on anything but dict, and"
                  + " attrs and items without a list of questions on any type pass every validator. The"
                  + " middleware then ends with a TypeError: no page of the app on 23.10 and 24.04, no"
                  + " sync of the whole catalog on 22.02 and 22.12.")
          .bad(asks(question("bind", "{type: ipaddr, ipv4: true, default: \"\"}")))
          .good(asks(question("bind", "{type: ipaddr, default: \"\"}")));

  static final LintRule NAME =
      LintRule.error("TN717", "The name of an attribute is a text")
          .because(
              "Without quotes null is nothing to PyYAML, yes and on are true, and 1 is a number."
                  + " Validators and middleware end with a TypeError: no page of the app on 23.10 and"
                  + " 24.04, no sync of the whole catalog on 22.02 and 22.12.")
          .bad(asks(question("port", "{type: int, null: true}")))
          .good(asks(question("port", "{type: int, \"null\": true}")));

  static final LintRule FIXED =
      LintRule.error("TN718", "What cannot be edited has a default")
          .because(
              "The middleware ends with: Default value must be specified when attribute is marked as"
                  + " non-editable. No page of the app on 23.10 and 24.04, no sync of the whole catalog"
                  + " on 22.02 and 22.12.")
          .bad(asks(question("title", "{type: string, editable: false}")))
          .good(asks(question("title", "{type: string, editable: false, default: Demo}")));

  static final LintRule ZERO =
      LintRule.warning("TN719", "No bound is 0")
          .because(
              "Wizards and middleware take a bound of 0 for none: min: 0 admits -1. A chart that must"
                  + " not see negative numbers has to refuse them itself.")
          .bad(asks(question("workers", "{type: int, default: 1, min: 0}")))
          .good(asks(question("workers", "{type: int, default: 1, min: 1}")));

  static final LintRule CROSSED =
      LintRule.error("TN720", "A lower bound is not above the upper one")
          .because("No answer would be accepted.")
          .bad(asks(question("workers", "{type: int, required: true, min: 10, max: 5}")))
          .good(asks(question("workers", "{type: int, required: true, min: 5, max: 10}")));

  private static final Map<String, Kind> KINDS = kinds();

  @Override
  public List<LintRule> rules() {
    return List.of(VALUE, OF_DICT, EFFECT, CRASH, NAME, FIXED, ZERO, CROSSED);
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    List.of("required", "null", "editable", "immutable", "hidden", "empty")
        .forEach(name -> kinds.put(name, Kind.BOOLEAN));
    List.of("show_if", "$ui-ref", "subquestions").forEach(name -> kinds.put(name, Kind.LIST));
    return kinds;
  }

  /** The kind of value that an attribute has; null where any will do, or where it has no effect. */
  private static Kind kind(String type, String name) {
    if (KINDS.containsKey(name)) {
      return KINDS.get(name);
    }
    return switch (type + " " + name) {
      case "string min_length", "string max_length", "int min", "int max" -> Kind.INTEGER;
      case "string private", "ipaddr cidr", "ipaddr ipv4", "ipaddr ipv6" -> Kind.BOOLEAN;
      case "string valid_chars", "string valid_chars_error" -> Kind.TEXT;
      case "string enum", "int enum" -> Kind.LIST;
      default -> null;
    };
  }

  @Override
  public void check(Asked asked, FormReport report) {
    String type = asked.type();
    asked.schema().entries().forEach((name, value) -> check(asked, name, value, report));
    if (asked.get("editable").text().equals("false") && !asked.has("default")) {
      report.tell(
          FIXED, asked, "editable", "has editable: false and no default", "a default", "Add it.");
    }
    if (type.equals("int")) {
      bounds(asked, "min", "max", report);
    } else if (type.equals("string")) {
      bounds(asked, "min_length", "max_length", report);
    }
  }

  private static void check(Asked asked, String name, YamlNode value, FormReport report) {
    if (report.tellName(NAME, asked, name, value)) {
      return;
    }
    String type = asked.type();
    Kind kind = kind(type, name);
    // References have rules of their own, which say what stands in them.
    if (kind != null && !Attributes.isOf(kind, value)) {
      report.tell(
          VALUE,
          asked,
          value,
          Visible.of(name) + " " + Fields.describe(value),
          Attributes.word(kind),
          "Correct it.");
    }
    boolean crashes =
        name.equals("ipv4")
            || name.equals("ipv6")
            || name.equals("cidr") && !type.equals("ipaddr")
            || name.equals("additional_attrs") && !type.equals("dict")
            || Attributes.isMisshapenPart(type, name, value);
    if (crashes && Attributes.OF_TYPE.containsKey(type)) {
      report.tell(
          CRASH, asked, value, name + " on the type " + type, "nothing of the kind", "Remove it.");
    } else if (type.equals("dict")) {
      ofDict(asked, name, value, report);
    } else if (Attributes.OF_TYPE.containsKey(type)) {
      effect(asked, name, value, report);
    }
  }

  private static void ofDict(Asked asked, String name, YamlNode value, FormReport report) {
    boolean open = asked.is("additional_attrs");
    boolean closed = name.equals("additional_attrs") && !open;
    Set<String> known = new HashSet<>(Attributes.COMMON);
    known.addAll(Attributes.SUBQUESTIONS);
    known.addAll(Attributes.OF_TYPE.get("dict"));
    if (closed || !open && !known.contains(name)) {
      report.tell(
          OF_DICT,
          asked,
          value,
          closed
              ? "has additional_attrs " + Visible.of(value.json())
              : "has the attribute " + Visible.of(name),
          "type, attrs, default, required, null, editable, immutable, hidden, show_if, $ref, $ui-ref,"
              + " subquestions and show_subquestions_if; anything with additional_attrs: true",
          "Remove it.");
    }
  }

  private static void effect(Asked asked, String name, YamlNode value, FormReport report) {
    String type = asked.type();
    boolean known =
        Attributes.COMMON.contains(name)
            || Attributes.OF_TYPE.get(type).contains(name)
            || Attributes.SUBQUESTIONS.contains(name) && !type.equals("list");
    if (!known) {
      report.tellWithoutEffect(EFFECT, asked, name, value);
    }
  }

  private static void bounds(Asked asked, String lower, String upper, FormReport report) {
    YamlNode least = asked.get(lower);
    YamlNode most = asked.get(upper);
    for (String name : List.of(lower, upper)) {
      if (asked.get(name).kind() == Kind.INTEGER && asked.get(name).text().equals("0")) {
        // No text is shorter than that; nothing is lost.
        if (!name.equals("min_length")) {
          report.tell(
              ZERO,
              asked,
              name,
              name + " is 0, which counts as none",
              "another bound",
              "Let the chart refuse what must not be.");
        }
      }
    }
    if (least.kind() == Kind.INTEGER
        && most.kind() == Kind.INTEGER
        && !most.text().equals("0")
        && new BigDecimal(least.text()).compareTo(new BigDecimal(most.text())) > 0) {
      report.tell(
          CROSSED,
          asked,
          lower,
          lower + " " + least.text() + " is above " + upper + " " + most.text(),
          "",
          "Swap them.");
    }
  }
}
