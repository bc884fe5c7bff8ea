package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules about {@code catalog.json}, the index that lists the apps of a catalog. */
final class IndexRules implements ItemRules {

  private static final String FILE = HelmLayout.LAYOUT.index();
  private static final String MAKE = "Make the index anew, in the same commit as what it lists.";

  static final LintRule MISSING =
      LintRule.error("TN650", "A catalog has a catalog.json")
          .because(
              "23.10 and 24.04 list nothing but what stands in it, and refuse to add a catalog without"
                  + " it. 22.02 and 22.12 read the folders instead.")
          .on(HelmReleases.READING_INDEXES)
          .bad(LintExample.without("catalog.json"))
          .good(LintExample.NOTHING);

  static final LintRule INVALID =
      LintRule.error("TN651", "Every value in catalog.json has the type that TrueNAS asks for")
          .because(
              "One value that is missing or of another type, anywhere in the file, and 23.10 and 24.04"
                  + " show no app of the catalog, with nothing but a line in a log.")
          .on(HelmReleases.READING_INDEXES)
          .bad(LintExample.file("catalog.json", "{\"stable\": {\"demo\": {\"home\": null}}}"))
          .good(
              LintExample.file(
                  "catalog.json",
                  "{\"stable\": {\"demo\": {\"home\": \"https://example.org/demo\"}}}"));

  static final LintRule LISTED =
      LintRule.error("TN652", "catalog.json lists the apps that there are")
          .because(
              "On 23.10 and 24.04 an app that is not listed does not exist, and one without a folder is"
                  + " shown and cannot be opened.")
          .on(HelmReleases.READING_INDEXES)
          .bad(LintExample.file("catalog.json", "{\"stable\": {\"demo\": null}}"))
          .good(LintExample.NOTHING);

  static final LintRule STALE =
      LintRule.warning("TN653", "catalog.json says of an app what its files say")
          .because(
              "The list of apps shows what stands in the index, and an update is offered when its"
                  + " latest_version is above the installed one. No validator compares it with the"
                  + " folders.")
          .on(HelmReleases.SINCE_22_12)
          .bad(
              LintExample.file(
                  "catalog.json", "{\"stable\": {\"demo\": {\"latest_version\": \"1.0.0\"}}}"))
          .good(
              LintExample.file(
                  "catalog.json", "{\"stable\": {\"demo\": {\"latest_version\": \"1.0.1\"}}}"));

  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}");

  private static final List<String> TEXTS =
      List.of(
          "name",
          "location",
          "latest_version",
          "latest_app_version",
          "latest_human_version",
          "last_update",
          "home");

  private static final List<String> LISTS = List.of("categories", "tags", "screenshots", "sources");

  private final YamlNode index;

  /**
   * The rules.
   *
   * @param index what the file holds; missing when it cannot be read
   */
  IndexRules(YamlNode index) {
    this.index = index;
  }

  @Override
  public List<LintRule> rules() {
    return List.of(MISSING, INVALID, LISTED, STALE);
  }

  /**
   * Checks the file by itself, and what it lists.
   *
   * @param root the catalog
   * @param apps the names of the apps by train
   */
  void check(LintedFolder root, Map<String, Set<String>> apps) {
    if (!root.has(FILE)) {
      root.tell(
          MISSING,
          FILE,
          Position.NONE,
          "",
          "is missing",
          "an index of all apps",
          "Make the index.");
      return;
    }
    Optional<YamlNode> read = root.json(FILE);
    if (read.isEmpty()) {
      return;
    }
    if (!read.get().isMap()) {
      invalid(root, "", read.get().position(), Fields.describe(read.get()), "an object of trains");
      return;
    }
    read.get()
        .entries()
        .forEach(
            (train, items) -> {
              if (!items.isMap()) {
                invalid(root, train, items.position(), Fields.describe(items), "an object of apps");
              }
              items.entries().forEach((name, line) -> line(root, train + "/" + name, line));
            });
    listed(root, read.get(), apps);
  }

  private static void invalid(
      LintedFolder root, String subject, Position at, String found, String allowed) {
    root.tell(INVALID, FILE, at, subject, found, allowed, MAKE);
  }

  private static void line(LintedFolder root, String app, YamlNode line) {
    if (!line.isMap()) {
      invalid(root, app, line.position(), Fields.describe(line), "an object");
      return;
    }
    Fields fields =
        new Fields(
            line,
            (key, at, found, allowed) ->
                invalid(
                    root,
                    app + " " + key,
                    at.equals(Position.NONE) ? line.position() : at,
                    found,
                    allowed));
    TEXTS.forEach(fields::text);
    LISTS.forEach(fields::texts);
    fields.truth("healthy");
    List.of("healthy_error", "icon_url", "recommended")
        .forEach(
            key -> {
              if (!line.has(key)) {
                invalid(root, app + " " + key, line.position(), "is missing", "");
              }
            });
    List.of("healthy_error", "icon_url", "description").forEach(fields::textOrNull);
    fields.optionalText("title");
    fields.optionalText("app_readme");
    for (Fields maintainer : fields.mappings("maintainers")) {
      maintainer.text("name");
      maintainer.text("email");
      maintainer.textOrNull("url");
    }
    YamlNode time = line.get("last_update");
    if (time.isText() && !TIME.matcher(time.text()).matches()) {
      invalid(
          root,
          app + " last_update",
          time.position(),
          "is \"" + Visible.of(time.text()) + "\"",
          "such as 2024-05-01 12:00:00");
    }
  }

  private static void listed(LintedFolder root, YamlNode index, Map<String, Set<String>> apps) {
    index
        .entries()
        .forEach(
            (train, items) ->
                items
                    .entries()
                    .forEach(
                        (name, line) -> {
                          if (!apps.getOrDefault(train, Set.of()).contains(name)) {
                            root.tell(
                                LISTED,
                                // Of trains without a folder nothing is shown.
                                apps.containsKey(train) ? Severity.ERROR : Severity.WARNING,
                                LISTED.releases(),
                                root.where(FILE, line.position(), train + "/" + name),
                                "is listed and has no folder",
                                "the apps that there are",
                                MAKE);
                          }
                        }));
    apps.forEach(
        (train, names) ->
            names.stream()
                .filter(name -> !index.get(train).has(name))
                .forEach(
                    name ->
                        root.tell(
                            LISTED,
                            FILE,
                            index.get(train).position(),
                            train + "/" + name,
                            "is not listed",
                            "every app",
                            MAKE)));
  }

  @Override
  public void check(LintedItem item) {
    String[] names = item.folder().path().split("/");
    YamlNode line = index.get(names[0]).get(names[names.length - 1]);
    Optional<LintedVersion> newest = item.newest();
    if (!line.isMap() || newest.isEmpty()) {
      return;
    }
    String number = newest.get().number();
    if (line.get("name").isText() && !line.get("name").text().equals(item.folder().name())) {
      stale(item, line, "name", "\"" + Visible.of(item.folder().name()) + "\", its folder");
    }
    if (line.get("healthy").text().equals("false")) {
      item.folder()
          .report()
          .add(
              VersionIndexRules.UNHEALTHY,
              Places.inFile(
                  item.folder().name(),
                  FILE,
                  line.get("healthy"),
                  item.folder().path() + " healthy"),
              "is false",
              "true",
              MAKE);
    }
    boolean latest = line.get("latest_version").text().equals(number);
    if (!latest) {
      stale(item, line, "latest_version", "\"" + number + "\", the highest version");
    }
    Optional<YamlNode> chart = newest.get().mapping(HelmLayout.CHART);
    if (chart.isPresent() && latest) {
      chart(item, line, chart.get(), number);
    }
    item.folder()
        .yaml(HelmLayout.ITEM)
        .filter(YamlNode::isMap)
        .ifPresent(
            file ->
                Set.of("categories", "tags", "screenshots", "icon_url")
                    .forEach(key -> same(item, line, key, file.get(key), HelmLayout.ITEM)));
    if (latest
        && Words.differ(line.get("app_readme"), newest.get().folder(), HelmLayout.APP_README)) {
      stale(item, line, "app_readme", "the text of " + HelmLayout.APP_README);
    }
  }

  private static void chart(LintedItem item, YamlNode line, YamlNode chart, String number) {
    YamlNode program = chart.get("appVersion");
    if (program.isText()) {
      String human = program.text() + "_" + number;
      same(item, line, "latest_app_version", program, HelmLayout.CHART);
      if (!line.get("latest_human_version").text().equals(human)) {
        stale(item, line, "latest_human_version", "\"" + Visible.of(human) + "\"");
      }
    }
    same(item, line, "description", chart.get("description"), HelmLayout.CHART);
    same(item, line, "home", chart.get("home"), HelmLayout.CHART);
    same(item, line, "sources", chart.get("sources"), HelmLayout.CHART);
    same(item, line, "title", chart.get("annotations").get("title"), HelmLayout.CHART);
    YamlNode maintainers = chart.get("maintainers");
    if (maintainers.isList() && !people(maintainers).equals(people(line.get("maintainers")))) {
      stale(item, line, "maintainers", "those of " + HelmLayout.CHART);
    }
  }

  private static Set<String> people(YamlNode list) {
    Set<String> people = new TreeSet<>();
    list.items().stream()
        .filter(one -> one.get("name").isText() && one.get("email").isText())
        .forEach(one -> people.add(one.get("name").text() + " " + one.get("email").text()));
    return people;
  }

  /** What a file does not say may be anything in the index; what it says wrongly is told there. */
  private static void same(
      LintedItem item, YamlNode line, String key, YamlNode source, String file) {
    boolean comparable = LISTS.contains(key) ? source.isList() : source.isText();
    if (comparable && line.has(key) && !line.get(key).equals(source)) {
      stale(item, line, key, Visible.of(source.json()) + ", as " + file + " says");
    }
  }

  private static void stale(LintedItem item, YamlNode line, String key, String allowed) {
    YamlNode value = line.get(key);
    String app = item.folder().path();
    LintedFolder folder = item.folder();
    folder
        .report()
        .add(
            STALE,
            Places.inFile(folder.name(), FILE, value.isPresent() ? value : line, app + " " + key),
            value.isPresent() ? "is " + Visible.of(value.json()) : "is missing",
            allowed,
            MAKE);
  }
}
