package dev.trainyard.catalog.helm.lint.form;

import static dev.trainyard.catalog.helm.lint.Examples.asks;
import static dev.trainyard.catalog.helm.lint.Examples.inner;
import static dev.trainyard.catalog.helm.lint.Examples.question;

import dev.trainyard.catalog.helm.lint.HelmReleases;
import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.AskedForm;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlNode.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules about {@code $ref}. */
final class ReferenceRules implements FormFamily {

  private static final String IX_VOLUME = "normalize/ixVolume";
  private static final String IMAGE = "validations/containerImage";
  private static final String HOST_PATH = "validations/hostPath";
  private static final String LOCKED_PATH = "validations/lockedHostPath";
  private static final String INTERFACES = "normalize/interfaceConfiguration";

  static final LintRule TEXTS =
      LintRule.error("TN750", "$ref is a list of names")
          .because(
              "Every release refuses a version in which it is something else; a number in it ends the"
                  + " sync of the whole catalog on 22.02.")
          .bad(asks(question("zone", "{type: string, $ref: definitions/timezone}")))
          .good(asks(question("zone", "{type: string, $ref: [definitions/timezone]}")));

  static final LintRule KNOWN =
      LintRule.error("TN751", "Every release that a catalog is for knows the names in $ref")
          .because(
              "22.02 lists such an app and refuses to install it; later releases pass over the name"
                  + " without a word. normalize/acl and definitions/port came with 23.10.")
          .bad(asks(question("zone", "{type: string, $ref: [definitions/timezones]}")))
          .good(asks(question("zone", "{type: string, $ref: [definitions/timezone]}")));

  static final LintRule TYPE =
      LintRule.error("TN752", "A question has the type that its $ref needs")
          .because(
              "Every release refuses the version otherwise; with validations/hostPath and"
                  + " validations/lockedHostPath the installation ends with a TypeError, and an answer"
                  + " that is no absolute path is refused.")
          .bad(asks(question("zone", "{type: int, $ref: [definitions/timezone]}")))
          .good(asks(question("zone", "{type: string, $ref: [definitions/timezone]}")));

  static final LintRule PARTS =
      LintRule.error("TN753", "A dict asks what its $ref needs")
          .because(
              "normalize/ixVolume needs a string datasetName, and properties may have recordsize only;"
                  + " validations/containerImage needs the strings repository and tag;"
                  + " normalize/interfaceConfiguration needs hostInterface and ipam. Every release refuses"
                  + " the version, or crashes when the app is installed.")
          .bad(
              asks(
                  question(
                      "data",
                      "{type: dict, $ref: [normalize/ixVolume], attrs: ["
                          + inner("name", "{type: string, default: data}")
                          + "]}")))
          .good(
              asks(
                  question(
                      "data",
                      "{type: dict, $ref: [normalize/ixVolume], attrs: ["
                          + inner("datasetName", "{type: string, default: data}")
                          + "]}")));

  static final LintRule DATASET =
      LintRule.error("TN754", "The name of a dataset is one that ZFS takes")
          .because(
              "From 22.12 on an installation with another name is refused: Invalid dataset name.")
          .on(HelmReleases.SINCE_22_12)
          .bad(
              asks(
                  question("data", "{type: string, $ref: [normalize/ixVolume], default: my data}")))
          .good(
              asks(
                  question(
                      "data", "{type: string, $ref: [normalize/ixVolume], default: my-data}")));

  static final LintRule SHARED =
      LintRule.warning("TN755", "Each ixVolume has a dataset of its own")
          .because("Two questions with one name share one dataset, and mix what they store.")
          .bad(
              asks(
                  question("data", "{type: string, $ref: [normalize/ixVolume], default: data}"),
                  question("logs", "{type: string, $ref: [normalize/ixVolume], default: data}")))
          .good(
              asks(
                  question("data", "{type: string, $ref: [normalize/ixVolume], default: data}"),
                  question("logs", "{type: string, $ref: [normalize/ixVolume], default: logs}")));

  static final LintRule INTERFACE =
      LintRule.warning("TN756", "A question for an interface has no default")
          .because("The default must be the name of an interface of every NAS: Invalid choice.")
          .bad(
              asks(question("nic", "{type: string, default: eth0, $ref: [definitions/interface]}")))
          .good(
              asks(
                  question(
                      "nic", "{type: string, required: true, $ref: [definitions/interface]}")));

  /** Those whose answers are texts, which can be paths. */
  private static final Set<String> OF_PATHS =
      Set.of("string", "path", "hostpath", "hostpathdirectory", "hostpathfile");

  /** The types that each name takes; none where it takes all. */
  private static final Map<String, Set<String>> TYPES =
      Map.ofEntries(
          Map.entry("definitions/interface", Set.of("string")),
          Map.entry("definitions/timezone", Set.of("string")),
          Map.entry("definitions/nodeIP", Set.of("string")),
          Map.entry("definitions/gpuConfiguration", Set.of("dict")),
          Map.entry("definitions/certificate", Set.of("int")),
          Map.entry("definitions/certificateAuthority", Set.of("int")),
          Map.entry("definitions/port", Set.of("int")),
          Map.entry("validations/nodePort", Set.of("int")),
          Map.entry(IMAGE, Set.of("dict")),
          Map.entry(HOST_PATH, OF_PATHS),
          Map.entry(LOCKED_PATH, OF_PATHS),
          Map.entry("validations/hostPathAttachments", Set.of()),
          Map.entry(IX_VOLUME, Set.of("string", "dict")),
          Map.entry(INTERFACES, Set.of("dict")),
          Map.entry("normalize/acl", Set.of("dict")));

  private static final Set<String> SINCE_23_10 = Set.of("normalize/acl", "definitions/port");

  /** What a dict must ask, and of what type; any where there is none. */
  private static final Map<String, Map<String, String>> NEEDED =
      Map.of(
          IX_VOLUME, Map.of("datasetName", "string"),
          IMAGE, Map.of("repository", "string", "tag", "string"),
          INTERFACES, Map.of("hostInterface", "", "ipam", ""));

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]*");

  @Override
  public List<LintRule> rules() {
    return List.of(TEXTS, KNOWN, TYPE, PARTS, DATASET, SHARED, INTERFACE);
  }

  @Override
  public void check(AskedForm form, FormReport report) {
    Map<String, Asked> datasets = new HashMap<>();
    for (Asked asked : form.all()) {
      if (!asked.schema().isMap() || asked.inList() || !asked.references().contains(IX_VOLUME)) {
        continue;
      }
      dataset(asked)
          .filter(named -> named.get("default").kind() == Kind.TEXT)
          .ifPresent(
              named -> {
                String name = named.get("default").text();
                Asked first = datasets.putIfAbsent(name, named);
                if (first != null && !name.isEmpty()) {
                  report.tell(
                      SHARED,
                      named,
                      "default",
                      "names the dataset "
                          + Visible.of(name)
                          + ", as the question in line "
                          + first.node().position().line()
                          + " does",
                      "a name of its own",
                      "Rename one, unless both are to share it.");
                }
              });
    }
  }

  /** The question whose answer is the name of the dataset. */
  private static Optional<Asked> dataset(Asked asked) {
    return asked.type().equals("string")
        ? Optional.of(asked)
        : asked.attrs().stream()
            .filter(inner -> inner.variable().equals("datasetName"))
            .findFirst();
  }

  @Override
  public void check(Asked asked, FormReport report) {
    YamlNode references = asked.get("$ref");
    if (references.isPresent() && !references.isList()) {
      texts(asked, references, "$ref " + Fields.describe(references), report);
    }
    for (YamlNode reference : references.items()) {
      if (reference.kind() != Kind.TEXT) {
        texts(asked, reference, "an entry of $ref " + Fields.describe(reference), report);
      } else {
        reference(asked, reference, report);
      }
    }
  }

  private static void texts(Asked asked, YamlNode at, String found, FormReport report) {
    report.tell(TEXTS, asked, at, found, "a list of texts", "Correct it.");
  }

  private static void reference(Asked asked, YamlNode at, FormReport report) {
    String name = at.text();
    Set<String> types = TYPES.get(name);
    if (types == null || SINCE_23_10.contains(name)) {
      report.tellWorst(
          KNOWN,
          HelmReleases.ONLY_22_02,
          types == null ? HelmReleases.ALL : HelmReleases.READING_FOLDERS,
          asked,
          at,
          "$ref names " + Visible.of(name),
          known(report.targets()),
          types == null ? "Correct the name." : "Leave it out, or do without these releases.");
    }
    if (types == null || asked.type().isEmpty()) {
      return;
    }
    if (!types.isEmpty() && !types.contains(asked.type())) {
      report.tell(
          TYPE,
          // No validator looks at the type of this one.
          name.equals("definitions/port") ? Severity.WARNING : Severity.ERROR,
          SINCE_23_10.contains(name) ? HelmReleases.READING_INDEXES : HelmReleases.ALL,
          asked,
          at,
          "$ref " + name + " on the type " + asked.type(),
          String.join(" or ", new TreeSet<>(types)),
          "Change the type, or remove the name.");
      return;
    }
    if (asked.type().equals("dict")) {
      parts(asked, name, at, report);
    }
    if (name.equals(IX_VOLUME)) {
      dataset(asked).ifPresent(named -> name(named, report));
    }
    String usual = asked.get("default").text();
    if ((name.equals(HOST_PATH) || name.equals(LOCKED_PATH))
        && !usual.isEmpty()
        && !usual.startsWith("/")) {
      report.tell(
          TYPE,
          asked,
          "default",
          "$ref " + name + " and the default " + Visible.of(usual),
          "an absolute path",
          "Correct the default, or remove the name.");
    }
    if (name.equals("definitions/interface") && !asked.get("default").text().isEmpty()) {
      report.tell(
          INTERFACE,
          asked,
          "default",
          "has the default " + Visible.of(asked.get("default").text()),
          "none",
          "Leave it out, and require an answer.");
    }
  }

  /** What all of some releases know. */
  private static String known(List<String> releases) {
    Set<String> known = new TreeSet<>(TYPES.keySet());
    if (releases.stream().anyMatch(HelmReleases.READING_FOLDERS::contains)) {
      known.removeAll(SINCE_23_10);
    }
    return String.join(", ", known);
  }

  private static void name(Asked named, FormReport report) {
    YamlNode value = named.get("default");
    if (value.kind() == Kind.TEXT
        && !value.text().isEmpty()
        && !NAME.matcher(value.text()).matches()) {
      report.tell(
          DATASET,
          named,
          value,
          "names the dataset " + Visible.of(value.text()),
          "letters, digits, _ . : and -, beginning with a letter or digit",
          "Rename it.");
    }
  }

  private static void parts(Asked asked, String name, YamlNode at, FormReport report) {
    NEEDED
        .getOrDefault(name, Map.of())
        .forEach(
            (variable, type) -> {
              Optional<Asked> part = part(asked, variable);
              if (part.isEmpty() || !type.isEmpty() && !part.get().type().equals(type)) {
                report.tell(
                    PARTS,
                    asked,
                    part.map(Asked::node).orElse(at),
                    name + (part.isEmpty() ? " has no " : " has another type of ") + variable,
                    type.isEmpty() ? variable : "a " + type + " " + variable,
                    "Ask it in the dict.");
              }
            });
    if (name.equals(IX_VOLUME)) {
      Optional<Asked> entries =
          part(asked, "aclEntries").filter(part -> !part.type().equals("dict"));
      entries.ifPresent(
          part ->
              report.tell(PARTS, part, "type", "aclEntries is no dict", "a dict", "Correct it."));
      part(asked, "properties").map(Asked::attrs).orElse(List.of()).stream()
          .filter(part -> !part.variable().equals("recordsize") || !part.type().equals("string"))
          .forEach(
              part ->
                  report.tell(
                      PARTS,
                      part,
                      part.node(),
                      "is no property that can be set",
                      "the string recordsize",
                      "Remove it."));
    }
  }

  private static Optional<Asked> part(Asked asked, String variable) {
    return asked.attrs().stream().filter(part -> part.variable().equals(variable)).findFirst();
  }
}
