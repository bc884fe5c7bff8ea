package dev.trainyard.catalog.compose.lint;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about the folder of an app and the files that describe it there. */
final class ItemRules {

  static final LintRule LISTING =
      LintRule.error("TN910", "item.yaml is there and has every value in its type")
          .because("The validator refuses the app otherwise.")
          .bad(LintExample.file("ITEM/item.yaml", "tags: [demo]\n"))
          .good(LintExample.file("ITEM/item.yaml", "categories: [media]\n"));

  static final LintRule VERSION =
      LintRule.error("TN911", "Each folder of an app is a version X.Y.Z, and there is one")
          .because(
              "The validator takes every folder for a version. TrueNAS orders versions by the rules of"
                  + " Python, by which a version with a suffix has another name.")
          .bad(LintExample.file("ITEM/docs/demo.md", "# Demo\n"))
          .good(LintExample.file("ITEM/demo.md", "# Demo\n"));

  static final LintRule INDEX =
      LintRule.error("TN912", "app_versions.json has every value in its type")
          .because("The validator refuses it, and TrueNAS cannot open the app.")
          .bad(LintExample.file("ITEM/app_versions.json", "{\"1.0.1\": {\"schema\": null}}"))
          .good(LintExample.NOTHING);

  static final LintRule STALE =
      LintRule.error("TN913", "app_versions.json says what the folders of the versions say")
          .because(
              "TrueNAS shows and installs what the index says, and no validator compares the two. An"
                  + " app without the index cannot be opened.")
          .bad(
              LintExample.file(
                  "ITEM/app_versions.json",
                  "{\"1.0.1\": {\"app_metadata\": {\"title\": \"Demonstration\"}}}"))
          .good(LintExample.NOTHING);

  private static final Pattern SEMANTIC =
      Pattern.compile(
          "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
  private static final Pattern LOCATION = Pattern.compile("^(?:/[a-zA-Z0-9_.-]++)++$");
  private static final String INDEX_FILE = ComposeLayout.VERSIONS;

  static List<LintRule> rules() {
    return List.of(LISTING, VERSION, INDEX, STALE);
  }

  private ItemRules() {}

  /** Checks the file that describes an app, in a train or among the sources. */
  static void listing(LintedFolder folder) {
    String file = ComposeLayout.ITEM;
    if (!folder.has(file)) {
      folder.tell(LISTING, file, Position.NONE, "", "is missing", "categories", "Add it.");
      return;
    }
    Optional<YamlNode> read = folder.yaml(file);
    if (read.isPresent() && !read.get().isMap() || read.isEmpty() && isEmpty(folder, file)) {
      folder.tell(
          LISTING,
          file,
          read.map(YamlNode::position).orElse(Position.NONE),
          "",
          read.map(Fields::describe).orElse("is empty"),
          "a mapping",
          "Correct it.");
    } else if (read.isPresent()) {
      Fields fields = LintedApp.fields(folder, LISTING, file, read.get());
      fields.texts("categories");
      fields.optionalTexts("tags");
      fields.optionalTexts("screenshots");
      fields.optionalText("icon_url");
    }
  }

  private static boolean isEmpty(LintedFolder folder, String file) {
    return folder.peek(file).filter(String::isBlank).isPresent();
  }

  /**
   * Checks a published app.
   *
   * @param item what lies beside its versions
   * @param versions its versions
   */
  static void check(LintedFolder item, List<LintedApp> versions) {
    listing(item);
    if (versions.isEmpty()) {
      item.tell(VERSION, "", Position.NONE, "", "has no version", "one at least", "Add it.");
      return;
    }
    Map<String, LintedApp> byName = new HashMap<>();
    for (LintedApp version : versions) {
      String name = version.folder().name();
      byName.put(name, version);
      if (VersionNumber.parse(name).isEmpty()) {
        boolean semantic = SEMANTIC.matcher(name).matches();
        item.tell(
            VERSION,
            semantic ? Severity.WARNING : Severity.ERROR,
            List.of(),
            item.where(name, Position.NONE, ""),
            semantic ? "is a version that TrueNAS calls otherwise" : "is no version",
            "three numbers without leading zeros, such as 1.0.0",
            "Rename or remove the folder.");
      }
    }
    if (!item.has(INDEX_FILE)) {
      item.tell(
          STALE, INDEX_FILE, Position.NONE, "", "is missing", "every version", "Make the index.");
      return;
    }
    item.json(INDEX_FILE).ifPresent(index -> index(item, index, versions));
  }

  private static void index(LintedFolder item, YamlNode index, List<LintedApp> versions) {
    if (!index.isMap()) {
      item.tell(
          INDEX,
          INDEX_FILE,
          index.position(),
          "",
          Fields.describe(index),
          "a mapping of versions",
          "Make the index anew.");
      return;
    }
    Map<String, LintedApp> byName = new HashMap<>();
    for (LintedApp version : versions) {
      String name = version.folder().name();
      byName.put(name, version);
      if (VersionNumber.parse(name).isPresent() && !index.has(name)) {
        stale(item, index, "does not list " + name);
      }
    }
    index
        .entries()
        .forEach(
            (name, entry) -> {
              Optional<LintedApp> version = Optional.ofNullable(byName.get(name));
              if (version.isEmpty()) {
                stale(item, entry, "lists " + Visible.of(name) + ", which has no folder");
              }
              if (entry.isMap()) {
                entry(item, entry, version);
              } else {
                item.tell(
                    INDEX,
                    INDEX_FILE,
                    entry.position(),
                    "",
                    Visible.of(name) + " " + Fields.describe(entry),
                    "a mapping",
                    "Make the index anew.");
              }
            });
  }

  private static void stale(LintedFolder item, YamlNode at, String found) {
    item.tell(
        STALE, INDEX_FILE, at.position(), "", found, "what the folders have", "Make it anew.");
  }

  private static void entry(LintedFolder item, YamlNode entry, Optional<LintedApp> version) {
    Fields fields = LintedApp.fields(item, INDEX, INDEX_FILE, entry);
    List.of("healthy", "supported").forEach(fields::truth);
    for (String key : List.of("healthy_error", "readme", "changelog")) {
      TopRules.present(item, INDEX, INDEX_FILE, entry, key);
      fields.textOrNull(key);
    }
    List.of("location", "last_update", "human_version", "version").forEach(fields::text);
    fields.texts("required_features");
    LintedApp.matches(
        item, INDEX, INDEX_FILE, entry, "location", LOCATION, "an absolute path of plain names");
    LintedApp.matches(
        item, INDEX, INDEX_FILE, entry, "last_update", TopRules.TIME, "YYYY-MM-DD HH:MM:SS");
    for (String key : List.of("app_metadata", "schema")) {
      if (!entry.get(key).isMap()) {
        item.tell(
            INDEX,
            INDEX_FILE,
            entry.has(key) ? entry.get(key).position() : entry.position(),
            "",
            key + " " + (entry.has(key) ? Fields.describe(entry.get(key)) : "is missing"),
            "a mapping",
            "Make the index anew.");
      }
    }
    version.ifPresent(
        known -> {
          same(item, entry.get("app_metadata"), known, ComposeLayout.APP);
          same(item, entry.get("schema"), known, ComposeLayout.QUESTIONS);
        });
  }

  /** As JSON, which has no dates; what is the same before is so as well. */
  private static boolean isSame(YamlNode indexed, YamlNode said) {
    return indexed.equals(said) || indexed.toJson().equals(said.toJson());
  }

  /** The official index builder writes what the file says, as JSON. */
  private static void same(LintedFolder item, YamlNode indexed, LintedApp version, String file) {
    Optional<YamlNode> said = version.mapping(file);
    if (said.isEmpty() || !indexed.isMap()) {
      return;
    }
    for (String key : said.get().keys()) {
      if (!isSame(indexed.get(key), said.get().get(key))) {
        stale(
            item,
            indexed.has(key) ? indexed.get(key) : indexed,
            "says otherwise than "
                + version.folder().name()
                + "/"
                + file
                + " about "
                + Visible.of(key));
        return;
      }
    }
  }
}
