package dev.trainyard.catalog.compose.lint;

import static dev.trainyard.catalog.compose.lint.ComposeExamples.asks;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.inner;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.question;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.Attributes;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.form.PythonPattern;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlNode.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about the type of a question and the attributes of its schema. */
final class AttributeRules implements FormRules.Family {

  static final LintRule TYPE =
      LintRule.error(
              "TN950", "Every release that a catalog is for knows the types of its questions")
          .because(
              "The validator refuses a type that it does not know. It knows cron, hostpathdirectory and"
                  + " hostpathfile, with which 25.10 and 26 end in an exception: the app cannot be opened.")
          .bad(asks(question("media", "{type: hostpathdirectory, required: true}")))
          .good(asks(question("media", "{type: hostpath, required: true}")));

  static final LintRule VALUE =
      LintRule.error("TN951", "An attribute has a value of its type")
          .because(
              "The validator refuses the version otherwise: quoted numbers and truth values are texts;"
                  + " an option has value and description and nothing else; a text of the type text is at"
                  + " most 1048576 long and is yaml, json, toml or text.")
          .bad(asks(question("title", "{type: string, required: \"yes\"}")))
          .good(asks(question("title", "{type: string, required: true}")));

  static final LintRule PARTS =
      LintRule.error("TN952", "A dict has attrs and nothing unknown; a list has one kind of item")
          .because(
              "The validator refuses a dict without attrs or with an attribute that it does not know,"
                  + " and a list without items. With none in them 24.10 and 25.04 end in an exception when"
                  + " somebody answers; of several 25.10 and 26 take the first for all dicts.")
          .bad(asks(question("paths", "{type: list, default: []}")))
          .good(
              asks(
                  question(
                      "paths",
                      "{type: list, default: [], items: ["
                          + inner("path", "{type: string}")
                          + "]}")));

  static final LintRule EFFECT =
      LintRule.warning("TN953", "An attribute has an effect on the type of its question")
          .because(
              "What TrueNAS does not know it passes over without a word: maxlength, or min of a text.")
          .bad(asks(question("title", "{type: string, default: Demo, maxlength: 20}")))
          .good(asks(question("title", "{type: string, default: Demo, max_length: 20}")));

  static final LintRule GONE =
      LintRule.warning("TN954", "A question asks for nothing that 25.10 and 26 pass over")
          .because(
              "subquestions are not asked there, and their defaults not set; editable: false, empty:"
                  + " false, immutable on lists, dicts and addresses and the options of a number have no"
                  + " effect; an address with cidr: true takes none.")
          .on(ComposeReleases.SINCE_25_10)
          .bad(asks(question("title", "{type: string, default: Demo, editable: false}")))
          .good(asks(question("title", "{type: string, default: Demo, immutable: true}")));

  static final LintRule PATTERN =
      LintRule.error("TN955", "valid_chars is a regular expression of Python")
          .because(
              "Another one ends in an exception when somebody answers. It is looked for from the start,"
                  + " and need not reach the end: write ^ and $.")
          .bad(asks(question("name", "{type: string, valid_chars: \"[a-z\"}")))
          .good(asks(question("name", "{type: string, valid_chars: \"^[a-z]+$\"}")));

  static final LintRule NAME =
      LintRule.error("TN956", "The name of an attribute is a text")
          .because(
              "Without quotes null is nothing to PyYAML, yes and on are true, and 1 is a number. The"
                  + " validator ends with a TypeError that names no file.")
          .bad(asks(question("port", "{type: int, null: true}")))
          .good(asks(question("port", "{type: int, \"null\": true}")));

  static final LintRule CRASH =
      LintRule.error("TN957", "No attribute makes the middleware crash")
          .because(
              "ipv4 and ipv6, cidr on anything but ipaddr, and additional_attrs on anything but dict pass"
                  + " the validator; 24.10 and 25.04 then end with a TypeError. So does every release"
                  + " with attrs and items that are no list of questions, on any type. The app cannot be"
                  + " opened. With valid_chars on anything but string, path, hostpath and ipaddr, and min or"
                  + " max on addresses, hostpath or dict, 25.10 and 26 take no answer.")
          .bad(asks(question("bind", "{type: ipaddr, ipv4: true, default: 10.0.0.1}")))
          .good(asks(question("bind", "{type: ipaddr, default: 10.0.0.1}")));

  private static final List<String> KNOWN =
      List.of(
          "string", "text", "int", "boolean", "path", "hostpath", "uri", "ipaddr", "list", "dict");
  private static final Set<String> UNTIL_25_04 =
      Set.of("cron", "hostpathdirectory", "hostpathfile");

  private static final Map<String, Set<String>> OF_TYPE = ofType();
  private static final Map<String, Kind> KINDS = kinds();
  private static final Set<String> IMMUTABLE = Set.of("string", "text", "int", "boolean", "path");
  private static final Set<String> LANGUAGES = Set.of("yaml", "json", "toml", "text");
  private static final String LONGEST_TEXT = "1048576";

  @Override
  public List<LintRule> rules() {
    return List.of(TYPE, VALUE, PARTS, EFFECT, GONE, PATTERN, NAME, CRASH);
  }

  private static Map<String, Set<String>> ofType() {
    Map<String, Set<String>> all = new HashMap<>(Attributes.OF_TYPE);
    Set<String> text = new HashSet<>(Attributes.OF_TEXT);
    text.add("language");
    all.put("text", text);
    all.put("list", Set.of("items", "min", "max", "empty"));
    return all;
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    List.of("required", "null", "editable", "immutable", "hidden")
        .forEach(name -> kinds.put(name, Kind.BOOLEAN));
    List.of("show_if", "$ref", "$ui-ref", "subquestions")
        .forEach(name -> kinds.put(name, Kind.LIST));
    return kinds;
  }

  /** The kind of value that the validator demands; null where any will do. */
  private static Kind kind(String type, String name) {
    if (KINDS.containsKey(name) && !(type.equals("dict") && name.equals("enum"))) {
      return KINDS.get(name);
    }
    boolean text = type.equals("string") || type.equals("text");
    return switch (name) {
      case "min_length", "max_length" -> text ? Kind.INTEGER : null;
      case "private" -> text ? Kind.BOOLEAN : null;
      case "valid_chars", "valid_chars_error" -> text ? Kind.TEXT : null;
      case "enum" -> text || type.equals("int") ? Kind.LIST : null;
      case "min", "max" -> type.equals("int") ? Kind.INTEGER : null;
      case "cidr", "ipv4", "ipv6" -> type.equals("ipaddr") ? Kind.BOOLEAN : null;
      case "language" -> type.equals("text") ? Kind.TEXT : null;
      default -> null;
    };
  }

  @Override
  public void check(Asked asked, FormReport report) {
    String type = asked.type();
    if (!KNOWN.contains(type)) {
      report.tell(
          TYPE,
          Severity.ERROR,
          UNTIL_25_04.contains(type) ? ComposeReleases.SINCE_25_10 : ComposeReleases.ALL,
          asked,
          "type",
          asked.has("type")
              ? "has the type " + Visible.of(asked.get("type").json())
              : "has no type",
          String.join(", ", KNOWN),
          "Choose a type that all of these releases know.");
    }
    if (!OF_TYPE.containsKey(type)) {
      return;
    }
    asked.schema().entries().forEach((name, value) -> attribute(asked, name, value, report));
    parts(asked, report);
    if (asked.has("show_subquestions_if") && !asked.has("subquestions")) {
      report.tell(
          VALUE,
          asked,
          "show_subquestions_if",
          "has show_subquestions_if and no subquestions",
          "both or none",
          "Remove it.");
    }
    options(asked, report);
    gone(asked, report);
    YamlNode chars = asked.get("valid_chars");
    if (chars.kind() == Kind.TEXT) {
      PythonPattern.fault(chars.text())
          .ifPresent(
              fault ->
                  report.tell(
                      PATTERN,
                      asked,
                      "valid_chars",
                      "valid_chars is " + Visible.of(chars.json()) + ": " + fault,
                      "a regular expression of Python",
                      "Correct it."));
    }
  }

  private static void attribute(Asked asked, String name, YamlNode value, FormReport report) {
    if (report.tellName(NAME, asked, name, value)) {
      return;
    }
    String type = asked.type();
    Kind kind = kind(type, name);
    if (kind != null && !Attributes.isOf(kind, value)) {
      wrong(asked, value, name + " " + Fields.describe(value), Attributes.word(kind), report);
    } else if (type.equals("text")
        && (name.equals("max_length") && !value.text().equals(LONGEST_TEXT)
            || name.equals("language") && !LANGUAGES.contains(value.text()))) {
      wrong(
          asked,
          value,
          name + " is " + Visible.of(value.json()),
          name.equals("language") ? "yaml, json, toml or text" : LONGEST_TEXT,
          report);
    }
    boolean known =
        Attributes.COMMON.contains(name)
            || Attributes.SUBQUESTIONS.contains(name)
            || OF_TYPE.get(type).contains(name)
            // The middleware keeps it of every type, and wizards may hide the answer.
            || name.equals("private") && !type.equals("dict");
    if (type.equals("list") && name.contains("subquestions")) {
      known = false;
    }
    boolean unknown =
        name.equals("ipv4")
            || name.equals("ipv6")
            || name.equals("cidr") && !type.equals("ipaddr")
            || name.equals("additional_attrs");
    boolean misshapen = Attributes.isMisshapenPart(type, name, value);
    if (takesNoAnswer(type, name, value)) {
      report.tell(
          CRASH,
          Severity.ERROR,
          ComposeReleases.SINCE_25_10,
          asked,
          value,
          name + " on the type " + type,
          "nothing of the kind",
          "Remove it.");
    }
    if (misshapen || unknown && !type.equals("dict")) {
      report.tell(
          CRASH,
          Severity.ERROR,
          misshapen ? ComposeReleases.ALL : ComposeReleases.UNTIL_25_04,
          asked,
          value,
          name + " on the type " + type,
          "nothing of the kind",
          "Remove it.");
    } else if (type.equals("dict")) {
      boolean open = isOpen(asked);
      if (!open && (!known || name.equals("additional_attrs"))) {
        report.tell(
            PARTS,
            asked,
            value,
            "has the attribute " + Visible.of(name),
            "what dicts have; anything with additional_attrs: true",
            "Remove it.");
      }
    } else if (!known) {
      report.tellWithoutEffect(
          EFFECT,
          hasEffectSince2510(type, name, value) || takesNoAnswer(type, name, value)
              ? ComposeReleases.UNTIL_25_04
              : EFFECT.releases(),
          asked,
          name,
          value);
    }
  }

  /** What Pydantic cannot hold an answer of the type against; a bound of a URI refuses each. */
  private static boolean takesNoAnswer(String type, String name, YamlNode value) {
    return switch (name) {
      case "valid_chars" ->
          value.isPresent()
              && !value.text().isEmpty()
              && !Set.of("string", "path", "hostpath", "ipaddr").contains(type);
      case "min", "max" -> Set.of("ipaddr", "uri", "hostpath", "dict").contains(type);
      default -> false;
    };
  }

  /** What Pydantic is told of types that the classes before it tell nothing of. */
  private static boolean hasEffectSince2510(String type, String name, YamlNode value) {
    // create_field_info_from_schema and process_schema_field in schema_construction_utils.py.
    return switch (name) {
      case "valid_chars" -> Set.of("path", "hostpath", "ipaddr").contains(type);
      case "min_length", "max_length" -> Set.of("path", "hostpath").contains(type);
      case "enum" -> type.equals("boolean") && !value.items().isEmpty();
      case "min", "max" -> type.equals("boolean");
      default -> false;
    };
  }

  /** As Python takes a value for true. */
  private static boolean isOpen(Asked asked) {
    YamlNode open = asked.get("additional_attrs");
    return switch (open.kind()) {
      case MISSING, NULL -> false;
      case LIST, MAP -> !open.items().isEmpty() || !open.keys().isEmpty();
      case BOOLEAN -> open.text().equals("true");
      default -> !open.text().isEmpty() && !open.text().equals("0");
    };
  }

  private static void wrong(
      Asked asked, YamlNode at, String found, String allowed, FormReport report) {
    report.tell(VALUE, asked, at, Visible.of(found), allowed, "Correct it.");
  }

  private static void parts(Asked asked, FormReport report) {
    String part = asked.type().equals("list") ? "items" : "attrs";
    if (!asked.type().equals("list") && !asked.type().equals("dict")) {
      return;
    }
    YamlNode parts = asked.get(part);
    if (!parts.isList()) {
      report.tell(
          PARTS,
          asked,
          part,
          parts.isPresent() ? part + " " + Fields.describe(parts) : "has no " + part,
          "a list of questions",
          "Add them.");
    } else if (part.equals("items") && parts.items().size() != 1) {
      boolean none = parts.items().isEmpty();
      report.tell(
          PARTS,
          none ? Severity.ERROR : Severity.WARNING,
          none ? ComposeReleases.UNTIL_25_04 : ComposeReleases.SINCE_25_10,
          asked,
          part,
          "has " + parts.items().size() + " kinds of items",
          "one",
          "Describe the items by one question.");
    }
  }

  private static void options(Asked asked, FormReport report) {
    if (kind(asked.type(), "enum") == null) {
      return;
    }
    Kind kind = asked.type().equals("int") ? Kind.INTEGER : Kind.TEXT;
    for (YamlNode option : asked.get("enum").items()) {
      if (!option.isMap()) {
        wrong(
            asked, option, "an option " + Fields.describe(option), "{value, description}", report);
        continue;
      }
      YamlNode value = option.get("value");
      YamlNode description = option.get("description");
      boolean fits = Attributes.isOf(kind, value) || value.kind() == Kind.NULL && asked.is("null");
      boolean described = description.kind() == Kind.TEXT || description.kind() == Kind.NULL;
      if (!fits || !described || option.keys().size() != 2) {
        wrong(
            asked,
            option,
            "an option is " + option.json(),
            "value of the type of the question and description, nothing else",
            report);
      }
    }
  }

  private static void gone(Asked asked, FormReport report) {
    String type = asked.type();
    if (asked.has("subquestions") && !type.equals("list")) {
      gone(asked, "subquestions", "has subquestions", "a dict with the question in it", report);
    }
    if (asked.get("editable").text().equals("false")) {
      gone(asked, "editable", "has editable: false", "immutable: true, or hidden: true", report);
    }
    if (asked.get("empty").text().equals("false")) {
      gone(asked, "empty", "has empty: false", "min_length: 1", report);
    }
    if (asked.is("immutable") && !IMMUTABLE.contains(type)) {
      gone(asked, "immutable", "has immutable on the type " + type, "", report);
    }
    if (type.equals("int") && asked.has("enum") && !asked.isFilled()) {
      gone(asked, "enum", "has options of numbers", "options of texts", report);
    }
    if (type.equals("ipaddr") && asked.is("cidr")) {
      report.tell(
          GONE,
          Severity.ERROR,
          ComposeReleases.SINCE_25_10,
          asked,
          "cidr",
          "asks for an address with cidr: true, which is refused",
          "a string with valid_chars",
          "Ask for a text.");
    }
  }

  private static void gone(
      Asked asked, String attribute, String found, String allowed, FormReport report) {
    report.tell(GONE, asked, attribute, found, allowed, "Ask in another way.");
  }
}
