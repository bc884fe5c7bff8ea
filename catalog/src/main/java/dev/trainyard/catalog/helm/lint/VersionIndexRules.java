package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.generator.edition.CatalogNames;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules about {@code app_versions.json}, the index of the versions of an app. */
final class VersionIndexRules implements ItemRules {

  private static final String FILE = HelmLayout.VERSIONS;
  private static final String MAKE = "Make the index anew, in the same commit as what it lists.";

  static final LintRule MISSING =
      LintRule.error("TN654", "An app has an app_versions.json")
          .because(
              "23.10 and 24.04 show the page of an app, install and upgrade from it and nothing else."
                  + " The validators look at it only if it is there.")
          .on(HelmReleases.READING_INDEXES)
          .bad(LintExample.without("ITEM/app_versions.json"))
          .good(LintExample.NOTHING);

  static final LintRule INVALID =
      LintRule.error("TN655", "Every value in app_versions.json has the type that TrueNAS asks for")
          .because(
              "One value that is missing or of another type, in whatever version, and 23.10 and 24.04"
                  + " can neither show, install nor upgrade the app.")
          .on(HelmReleases.READING_INDEXES)
          .bad(Examples.item("app_versions.json", "{\"1.0.1\": {\"last_update\": 5}}"))
          .good(
              Examples.item(
                  "app_versions.json", "{\"1.0.1\": {\"last_update\": \"2024-05-02 12:00:00\"}}"));

  static final LintRule LISTED =
      LintRule.warning("TN656", "app_versions.json lists the versions that there are")
          .because(
              "On 23.10 and 24.04 a version that is not listed is not offered, and one without a folder"
                  + " cannot be installed.")
          .on(HelmReleases.READING_INDEXES)
          .bad(Examples.item("app_versions.json", "{\"1.0.1\": null}"))
          .good(LintExample.NOTHING);

  static final LintRule STALE =
      LintRule.error("TN657", "app_versions.json says of a version what its files say")
          .because(
              "23.10 and 24.04 ask the questions that stand in the index and install the files in the"
                  + " folder. Where the two differ, answers are missing or have no effect. No validator"
                  + " compares them.")
          .on(HelmReleases.READING_INDEXES)
          .bad(Examples.item("app_versions.json", "{\"1.0.1\": {\"schema\": {\"questions\": []}}}"))
          .good(LintExample.NOTHING);

  static final LintRule UNHEALTHY =
      LintRule.error("TN658", "No app and no version is marked as unhealthy")
          .because(
              "A version with healthy false is not offered and cannot be installed; an app with it"
                  + " raises an alert on every NAS.")
          .on(HelmReleases.READING_INDEXES)
          .bad(Examples.item("app_versions.json", "{\"1.0.1\": {\"healthy\": false}}"))
          .good(Examples.item("app_versions.json", "{\"1.0.1\": {\"healthy\": true}}"));

  static final LintRule CHANGELOG =
      LintRule.error("TN659", "Every version in app_versions.json has a changelog, be it null")
          .because("The dialog before an upgrade reads it without asking whether it is there.")
          .on(HelmReleases.READING_INDEXES)
          .bad(Examples.item("app_versions.json", "{\"1.0.1\": {\"changelog\": null}}"))
          .good(Examples.item("app_versions.json", "{\"1.0.1\": {\"changelog\": \"\"}}"));

  private static final Pattern KEY = Pattern.compile("[0-9]+.[0-9]+.[0-9]+");
  private static final Pattern LOCATION = Pattern.compile("(?:/[a-zA-Z0-9_.-]++)++");
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}");

  /** What a release or the official index fills in for the references of a question. */
  private static final Set<String> FILLED =
      Set.of("enum", "default", "required", "null", "attrs", "min", "max", "hidden");

  private static final String REFERENCES = "$ref";

  /** The app that runs any image, which is its version; TrueNAS treats it as no other. */
  private static final String OF_IMAGES = "ix-chart";

  @Override
  public List<LintRule> rules() {
    return List.of(MISSING, INVALID, LISTED, STALE, UNHEALTHY, CHANGELOG);
  }

  @Override
  public void check(LintedItem item) {
    LintedFolder folder = item.folder();
    if (item.versions().isEmpty()) {
      return;
    }
    if (!folder.has(FILE)) {
      folder.tell(
          MISSING, FILE, Position.NONE, "", "is missing", "an index of all versions", "Make it.");
      return;
    }
    Optional<YamlNode> read = folder.json(FILE);
    if (read.isEmpty()) {
      return;
    }
    YamlNode index = read.get();
    if (!index.isMap()) {
      folder.tell(
          INVALID,
          FILE,
          index.position(),
          "",
          Fields.describe(index),
          "an object of versions",
          MAKE);
      return;
    }
    Map<String, LintedVersion> versions = new TreeMap<>();
    item.versions().stream()
        .filter(version -> CatalogNames.isVersion(version.number()))
        .forEach(version -> versions.put(version.number(), version));
    index.entries().forEach((number, entry) -> new Entry(folder, number, entry).check(versions));
    versions.keySet().stream()
        .filter(number -> !index.has(number))
        .forEach(
            number ->
                folder.tell(
                    LISTED, FILE, Position.NONE, number, "is not listed", "every version", MAKE));
  }

  /** The entry of one version. */
  private record Entry(LintedFolder folder, String number, YamlNode entry) {

    void check(Map<String, LintedVersion> versions) {
      if (!KEY.matcher(number).find()) {
        invalid("", entry.position(), "is no version", CatalogNames.VERSION_SHAPE);
        return;
      }
      if (!entry.isMap()) {
        invalid("", entry.position(), Fields.describe(entry), "an object");
        return;
      }
      LintedVersion version = versions.get(number);
      if (version == null) {
        worst(LISTED, "", "is listed and has no folder", "the versions that there are");
      }
      Optional<YamlNode> chart = file(version, HelmLayout.CHART);
      Optional<YamlNode> form = file(version, HelmLayout.QUESTIONS);
      Optional<YamlNode> metadata = file(version, HelmLayout.METADATA);
      types();
      Fields fields = fields(entry, "");
      mirrored(fields, "chart_metadata", chart).ifPresent(this::chart);
      mirrored(fields, "schema", form).ifPresent(this::schema);
      if (entry.get("app_metadata").kind() != YamlNode.Kind.NULL) {
        mirrored(fields, "app_metadata", metadata);
      } else if (metadata.filter(YamlNode::isMap).isPresent()) {
        tell(
            STALE,
            entry.get("app_metadata"),
            "app_metadata",
            "is not what " + HelmLayout.METADATA + " says",
            "");
      }
      if (entry.get("healthy").text().equals("false")) {
        tell(UNHEALTHY, entry.get("healthy"), "healthy", "is false", "true");
      }
      if (entry.get("version").isText() && !entry.get("version").text().equals(number)) {
        tell(STALE, entry.get("version"), "version", "is not " + number, number);
      }
      if (!entry.has("changelog")) {
        tell(CHANGELOG, entry, "changelog", "is missing", "HTML, or null");
      }
      if (version != null) {
        stale(version, chart, form, metadata);
      }
    }

    private static Optional<YamlNode> file(LintedVersion version, String name) {
      return version == null ? Optional.empty() : version.folder().yaml(name);
    }

    private void tell(LintRule rule, YamlNode at, String key, String found, String allowed) {
      folder.tell(rule, FILE, at.position(), subject(key), found, allowed, MAKE);
    }

    private String subject(String key) {
      return key.isEmpty() ? number : number + " " + key;
    }

    private void invalid(String key, Position at, String found, String allowed) {
      folder.tell(INVALID, FILE, at, subject(key), found, allowed, MAKE);
    }

    private Fields fields(YamlNode node, String prefix) {
      return new Fields(
          node,
          (key, at, found, allowed) ->
              invalid(
                  prefix + key, at.equals(Position.NONE) ? node.position() : at, found, allowed));
    }

    private void types() {
      Fields fields = fields(entry, "");
      fields.truth("healthy");
      fields.truth("supported");
      List.of("location", "last_update", "human_version", "version").forEach(fields::text);
      fields.texts("required_features");
      List.of("healthy_error", "app_metadata")
          .forEach(
              key -> {
                if (!entry.has(key)) {
                  invalid(
                      key, entry.position(), "is missing", "null where there is nothing to say");
                }
              });
      fields.textOrNull("healthy_error");
      matches("location", LOCATION, "an absolute path");
      matches("last_update", TIME, "such as 2024-05-01 12:00:00");
      if (entry.get("version").isText() && !KEY.matcher(entry.get("version").text()).find()) {
        invalid("version", entry.get("version").position(), "is no version", "");
      }
    }

    private void matches(String key, Pattern pattern, String allowed) {
      YamlNode value = entry.get(key);
      if (value.isText() && !pattern.matcher(value.text()).matches()) {
        invalid(key, value.position(), "is \"" + Visible.of(value.text()) + "\"", allowed);
      }
    }

    /** A part that repeats a file; what is wrong with it there is told of the file. */
    private Optional<YamlNode> mirrored(Fields fields, String key, Optional<YamlNode> file) {
      YamlNode part = entry.get(key);
      if (!part.isMap()) {
        boolean told = file.isPresent() && !file.get().isMap() && part.isPresent();
        if (!told && (part.isPresent() || !key.equals("app_metadata"))) {
          invalid(
              key,
              part.isPresent() ? part.position() : entry.position(),
              part.isPresent() ? Fields.describe(part) : "is missing",
              "an object");
        }
        return Optional.empty();
      }
      return file.filter(part::equals).isPresent() ? Optional.empty() : Optional.of(part);
    }

    private void chart(YamlNode part) {
      Fields fields = fields(part, "chart_metadata.");
      List.of(
              "name",
              "description",
              "type",
              "version",
              "apiVersion",
              "appVersion",
              "kubeVersion",
              "home",
              "icon")
          .forEach(fields::optionalText);
      fields.optionalMapping("annotations");
      fields.optionalTexts("sources");
      fields.optionalTexts("keywords");
      for (Fields maintainer : fields.optionalMappings("maintainers")) {
        maintainer.text("name");
        maintainer.text("email");
      }
      fields.optionalMappings("dependencies");
    }

    private void schema(YamlNode part) {
      Fields fields = fields(part, "schema.");
      for (Fields group : fields.mappings("groups")) {
        group.text("name");
        group.text("description");
      }
      fields.mappings("questions");
      fields.optionalMapping("portals");
    }

    private void stale(
        LintedVersion version,
        Optional<YamlNode> chart,
        Optional<YamlNode> form,
        Optional<YamlNode> metadata) {
      chart
          .filter(YamlNode::isMap)
          .ifPresent(
              file -> {
                same("chart_metadata", entry.get("chart_metadata").equals(file), HelmLayout.CHART);
                String human = file.get("appVersion").text() + "_" + number;
                same(
                    "human_version",
                    !file.get("appVersion").isText()
                        || version.item().equals(OF_IMAGES)
                        || entry.get("human_version").text().equals(human),
                    HelmLayout.CHART);
              });
      form.filter(YamlNode::isMap)
          .ifPresent(
              file -> {
                if (entry.get("schema").isMap() && !sameForm(file, entry.get("schema"))) {
                  tell(
                      STALE,
                      entry.get("schema"),
                      "schema",
                      "is not what " + HelmLayout.QUESTIONS + " says",
                      "");
                }
                Set<String> references =
                    new TreeSet<>(
                        FormReader.read(new YamlFile(file, List.of())).form().references());
                Set<String> features = new TreeSet<>();
                entry.get("required_features").items().forEach(one -> features.add(one.text()));
                same("required_features", references.equals(features), HelmLayout.QUESTIONS);
              });
      boolean described = entry.get("app_metadata").isMap();
      same(
          "app_metadata",
          metadata.filter(YamlNode::isMap).isPresent() == described
                  && (!described || metadata.get().equals(entry.get("app_metadata")))
              || metadata.isPresent() && !metadata.get().isMap(),
          HelmLayout.METADATA);
      texts(version);
    }

    private void texts(LintedVersion version) {
      Map<String, String> texts =
          Map.of(
              "app_readme", HelmLayout.APP_README,
              "detailed_readme", HelmLayout.README,
              "changelog", HelmLayout.CHANGELOG);
      new TreeMap<>(texts)
          .forEach(
              (key, file) ->
                  same(key, !Words.differ(entry.get(key), version.folder(), file), file));
      if (entry.get("changelog").kind() == YamlNode.Kind.NULL
          && version.folder().peek(HelmLayout.CHANGELOG).filter(t -> !t.isBlank()).isPresent()) {
        same("changelog", false, HelmLayout.CHANGELOG);
      }
    }

    private void same(String key, boolean same, String file) {
      if (!same) {
        YamlNode at = entry.get(key).isPresent() ? entry.get(key) : entry;
        folder.tell(
            STALE,
            Severity.WARNING,
            STALE.releases(),
            folder.where(FILE, at.position(), subject(key)),
            "is not what " + file + " says",
            "",
            MAKE);
      }
    }

    private void worst(LintRule rule, String key, String found, String allowed) {
      folder.tell(
          rule,
          Severity.ERROR,
          rule.releases(),
          folder.where(FILE, entry.position(), subject(key)),
          found,
          allowed,
          MAKE);
    }
  }

  /** Whether an index has a form as it stands, or as it is when its references are filled in. */
  static boolean sameForm(YamlNode source, YamlNode index) {
    List<String> keys = new ArrayList<>(source.keys());
    if (!Set.copyOf(keys).equals(Set.copyOf(index.keys()))) {
      return false;
    }
    return keys.stream()
        .allMatch(
            key ->
                key.equals("questions")
                    ? sameQuestions(source.get(key), index.get(key))
                    : same(source.get(key), index.get(key)));
  }

  /** The official index has a question that 22.12 and later ask beside those of the file. */
  private static boolean sameQuestions(YamlNode source, YamlNode index) {
    List<YamlNode> asked =
        source.items().stream().anyMatch(VersionIndexRules::isForPortals)
            ? index.items()
            : index.items().stream().filter(question -> !isForPortals(question)).toList();
    // Most of an index is what the file says, and that is found quickest.
    return source.items().equals(asked) || same(source.items(), asked);
  }

  private static boolean isForPortals(YamlNode question) {
    return question.get("variable").text().equals("iXPortals");
  }

  private static boolean same(List<YamlNode> source, List<YamlNode> index) {
    if (source.size() != index.size()) {
      return false;
    }
    for (int i = 0; i < source.size(); i++) {
      if (!same(source.get(i), index.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The depth of files is bounded, and that of the calls with it. */
  private static boolean same(YamlNode source, YamlNode index) {
    if (source.isList()) {
      return index.isList() && same(source.items(), index.items());
    }
    if (!source.isMap()) {
      return source.equals(index) || source.kind() == YamlNode.Kind.DATE;
    }
    boolean filled = !source.get(REFERENCES).items().isEmpty();
    Set<String> keys = new TreeSet<>(source.keys());
    Set<String> others = new TreeSet<>(index.keys());
    if (filled) {
      keys.removeAll(FILLED);
      others.removeAll(FILLED);
    }
    return keys.equals(others)
        && keys.stream().allMatch(key -> same(source.get(key), index.get(key)));
  }
}
