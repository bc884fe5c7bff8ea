package dev.trainyard.catalog.compose.lint;

import static dev.trainyard.catalog.compose.lint.ComposeExamples.asks;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.inner;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.question;

import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlNode.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about {@code $ref}. */
final class ReferenceRules implements FormRules.Family {

  private static final String IX_VOLUME = "normalize/ix_volume";
  private static final String INTERFACE = "definitions/interface";

  static final LintRule TEXTS =
      LintRule.error("TN980", "$ref names texts")
          .because("The validator refuses the version otherwise.")
          .bad(asks(question("zone", "{type: string, $ref: [1]}")))
          .good(asks(question("zone", "{type: string, $ref: [definitions/timezone]}")));

  static final LintRule KNOWN =
      LintRule.warning("TN981", "Every release knows the names in $ref")
          .because(
              "No validator looks at the names, and TrueNAS passes over one that it does not know. Those"
                  + " of the charts of former releases are written otherwise: normalize/ixVolume is"
                  + " normalize/ix_volume now. definitions/interface ends in an exception everywhere, and"
                  + " certificate authorities are gone from 25.10 on.")
          .bad(asks(question("zone", "{type: string, $ref: [definitions/timezones]}")))
          .good(asks(question("zone", "{type: string, $ref: [definitions/timezone]}")));

  static final LintRule TYPE =
      LintRule.error("TN982", "A question has the type that its $ref needs")
          .because(
              "No validator looks at it. definitions/certificate on anything but int ends in an"
                  + " exception, and an answer of another type than the choices is refused.")
          .bad(asks(question("zone", "{type: int, $ref: [definitions/timezone]}")))
          .good(asks(question("zone", "{type: string, $ref: [definitions/timezone]}")));

  static final LintRule DATASET =
      LintRule.error("TN983", "A dict with normalize/ix_volume asks for dataset_name")
          .because(
              "TrueNAS ends in an exception without it when the app is installed, and with acl_entries"
                  + " that are no dict.")
          .bad(
              asks(
                  question(
                      "data",
                      "{type: dict, $ref: [normalize/ix_volume], attrs: ["
                          + inner("name", "{type: string, default: data}")
                          + "]}")))
          .good(
              asks(
                  question(
                      "data",
                      "{type: dict, $ref: [normalize/ix_volume], attrs: ["
                          + inner("dataset_name", "{type: string, default: data}")
                          + "]}")));

  private static final Set<String> UNTIL_25_04 =
      Set.of("definitions/certificate_authority", "definitions/certificateAuthority");

  /** The types that each name takes. */
  private static final Map<String, Set<String>> TYPES = types();

  private static Map<String, Set<String>> types() {
    Map<String, Set<String>> types = new HashMap<>();
    types.put("definitions/timezone", Set.of("string"));
    types.put("definitions/node_bind_ip", Set.of("string"));
    types.put("definitions/certificate", Set.of("int"));
    types.put("definitions/certificate_authority", Set.of("int"));
    types.put("definitions/certificateAuthority", Set.of("int"));
    types.put("definitions/port", Set.of("int"));
    types.put("definitions/gpu_configuration", Set.of("dict"));
    types.put(IX_VOLUME, Set.of("dict", "string"));
    types.put("normalize/acl", Set.of("dict"));
    // Known to the questions of the official catalog, and without effect.
    types.put("normalize/interface_configuration", Set.of("dict"));
    types.put("validations/container_image", Set.of("dict"));
    return Map.copyOf(types);
  }

  @Override
  public List<LintRule> rules() {
    return List.of(TEXTS, KNOWN, TYPE, DATASET);
  }

  @Override
  public void check(Asked asked, FormReport report) {
    for (YamlNode name : asked.get("$ref").items()) {
      if (name.kind() != Kind.TEXT) {
        report.tell(
            TEXTS, asked, name, "$ref names " + Visible.of(name.json()), "a text", "Correct it.");
      }
    }
    for (String name : asked.references()) {
      if (name.equals(INTERFACE)) {
        report.tell(
            KNOWN,
            Severity.ERROR,
            List.of(),
            asked,
            "$ref",
            "has " + INTERFACE + ", which ends in an exception",
            "a text",
            "Ask for the name of the interface.");
      } else if (!TYPES.containsKey(name)) {
        report.tell(
            KNOWN,
            asked,
            "$ref",
            "has " + Visible.of(name),
            "a name that TrueNAS knows",
            "Correct or remove it.");
      } else if (!TYPES.get(name).contains(asked.type())) {
        report.tell(
            TYPE,
            asked,
            "$ref",
            "has " + name + " and the type " + Visible.of(asked.type()),
            String.join(" or ", TYPES.get(name).stream().sorted().toList()),
            "Correct one of them.");
      } else if (UNTIL_25_04.contains(name)) {
        report.tell(
            KNOWN,
            Severity.WARNING,
            ComposeReleases.SINCE_25_10,
            asked,
            "$ref",
            "has " + name + ", which is gone",
            "a certificate",
            "Leave it out.");
      }
    }
    boolean dataset = asked.references().contains(IX_VOLUME) && asked.type().equals("dict");
    if (dataset
        && asked.attrs().stream()
            .noneMatch(
                inner ->
                    inner.variable().equals("dataset_name") && inner.type().equals("string"))) {
      report.tell(
          DATASET, asked, "attrs", "has no dataset_name", "a string dataset_name", "Add it.");
    }
    if (dataset) {
      asked.attrs().stream()
          .filter(inner -> inner.variable().equals("acl_entries") && !inner.type().equals("dict"))
          .forEach(
              inner ->
                  report.tell(
                      DATASET, inner, "type", "acl_entries is no dict", "a dict", "Correct it."));
    }
  }
}
