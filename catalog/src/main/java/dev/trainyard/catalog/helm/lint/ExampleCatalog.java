package dev.trainyard.catalog.helm.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.index.IndexJson;
import dev.trainyard.catalog.index.Markdown;
import dev.trainyard.catalog.lint.example.ExampleFiles;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The catalog that examples are changes of: one train, one item, one version. Its indexes follow
 * from its other files whatever these hold, as those of a generator that checks nothing would; the
 * index in an example is a merge patch (RFC 7396) of that, unless it is no JSON object.
 */
final class ExampleCatalog {

  private static final String ITEM = "stable/demo";
  private static final String NEW = "1.0.1";
  private static final String FRAME =
      """
      groups:
        - name: Settings
          description: What the demo is to do
      questions:
      """;
  private static final String FORM =
      FRAME
          + """
      - variable: title
        label: Title
        group: Settings
        schema: {type: string, default: Demo}
      """;
  private static final String TIME = "2024-05-01 12:00:00";
  private static final String APP_VERSION = "1.4.2";
  private static final YamlNode NO_FORM = YamlReader.read("{groups: [], questions: []}").root();
  private static final JsonMapper JSON = new JsonMapper();

  private final SortedMap<String, PublishedFile> files = new TreeMap<>();

  private ExampleCatalog() {}

  static SortedMap<String, PublishedFile> of(LintExample example) {
    ExampleCatalog catalog = new ExampleCatalog();
    catalog.base();
    example.changes().stream().filter(change -> !isIndex(change)).forEach(catalog::apply);
    catalog.index();
    example.changes().stream().filter(ExampleCatalog::isIndex).forEach(catalog::patch);
    return catalog.files;
  }

  private static boolean isIndex(LintExample.Change change) {
    return change.path().equals(HelmLayout.LAYOUT.index())
        || change.path().endsWith("/" + HelmLayout.VERSIONS);
  }

  private static String path(String path) {
    return path.replaceFirst("^ITEM(?=/|$)", ITEM)
        .replaceFirst("^VERSION(?=/|$)", ITEM + "/" + NEW);
  }

  private void text(String path, String text) {
    files.put(path, PublishedFile.of(Content.text(text)));
  }

  private void base() {
    text(
        ITEM + "/" + HelmLayout.ITEM,
        "categories: [media]\nicon_url: https://example.org/demo.png\n");
    String folder = ITEM + "/" + NEW + "/";
    text(folder + HelmLayout.CHART, Examples.CHART);
    text(folder + HelmLayout.QUESTIONS, FORM);
    text(folder + HelmLayout.README, "# Demo\n\nA demo.\n");
    text(folder + HelmLayout.APP_README, "# Demo\n\nA demo.\n");
    text(folder + HelmLayout.TEMPLATES + "/configmap.yaml", Examples.CONFIG_MAP);
  }

  private void apply(LintExample.Change change) {
    String path = path(change.path());
    if (change.content().isEmpty()) {
      files.keySet().removeIf(name -> name.equals(path) || name.startsWith(path + "/"));
      return;
    }
    String text = change.content().get();
    boolean asked =
        change.state() == LintExample.State.FILE
            && path.endsWith(HelmLayout.QUESTIONS)
            && text.startsWith("- ");
    files.put(path, ExampleFiles.file(change.state(), asked ? FRAME + text : text));
  }

  private Optional<String> text(String path) {
    return files.get(path) instanceof PublishedFile.InMemory file
        ? YamlReader.utf8(file.content().toBytes())
        : Optional.empty();
  }

  private YamlNode yaml(String path) {
    return text(path).map(YamlReader::read).map(YamlFile::root).orElse(YamlNode.MISSING);
  }

  private void index() {
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    for (PublishedItem item : PublishedItem.of(HelmLayout.LAYOUT, files).values()) {
      TreeMap<VersionNumber, String> versions = new TreeMap<>(Comparator.reverseOrder());
      for (String name : item.folders().keySet()) {
        VersionNumber.parse(name).ifPresent(number -> versions.put(number, name));
      }
      if (!versions.isEmpty()) {
        ObjectNode entries = JsonNodeFactory.instance.objectNode();
        versions.values().forEach(version -> entries.set(version, entry(item, version)));
        files.put(
            item.folder() + "/" + HelmLayout.VERSIONS,
            PublishedFile.of(IndexJson.content(entries)));
        catalog
            .withObjectProperty(item.train())
            .set(item.name(), line(item, versions.firstEntry().getValue()));
      }
    }
    files.put(HelmLayout.LAYOUT.index(), PublishedFile.of(IndexJson.content(catalog)));
  }

  private ObjectNode line(PublishedItem item, String newest) {
    String folder = item.folder() + "/" + newest + "/";
    YamlNode chart = yaml(folder + HelmLayout.CHART);
    YamlNode described = yaml(item.folder() + "/" + HelmLayout.ITEM);
    String title = item.name().substring(0, 1).toUpperCase(Locale.ROOT) + item.name().substring(1);
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("name", item.name()).put("healthy", true).putNull("healthy_error");
    line.put("title", orElse(chart.get("annotations").get("title"), title));
    line.put("description", orElse(chart.get("description"), null));
    line.put("home", orElse(chart.get("home"), "https://example.org/demo"));
    line.put("location", "/" + item.folder());
    line.put("recommended", false).put("last_update", TIME);
    line.put("latest_version", newest);
    line.put("latest_app_version", orElse(chart.get("appVersion"), APP_VERSION));
    line.put("latest_human_version", orElse(chart.get("appVersion"), APP_VERSION) + "_" + newest);
    ArrayNode people = line.putArray("maintainers");
    chart.get("maintainers").items().stream()
        .filter(person -> person.get("name").isText() && person.get("email").isText())
        .forEach(person -> people.add(person.toJson()));
    line.set("sources", array(chart.get("sources")));
    line.put("app_readme", html(folder + HelmLayout.APP_README));
    for (String key : List.of("categories", "tags", "screenshots")) {
      line.set(key, array(described.get(key)));
    }
    return line.put("icon_url", orElse(described.get("icon_url"), null));
  }

  private ObjectNode entry(PublishedItem item, String version) {
    String folder = item.folder() + "/" + version + "/";
    YamlNode chart = yaml(folder + HelmLayout.CHART);
    YamlNode form = yaml(folder + HelmLayout.QUESTIONS);
    YamlNode metadata = yaml(folder + HelmLayout.METADATA);
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("healthy", true).put("supported", true).putNull("healthy_error");
    entry.put("location", "/" + item.folder() + "/" + version).put("last_update", TIME);
    ArrayNode features = entry.putArray("required_features");
    FormReader.read(new YamlFile(form, List.of())).form().references().forEach(features::add);
    entry.put("human_version", orElse(chart.get("appVersion"), APP_VERSION) + "_" + version);
    entry.put("version", version);
    entry.set("chart_metadata", chart.isMap() ? chart.toJson() : JSON.createObjectNode());
    entry.set("app_metadata", metadata.isPresent() ? metadata.toJson() : null);
    entry.set("schema", (form.isMap() ? form : NO_FORM).toJson());
    entry.put("app_readme", html(folder + HelmLayout.APP_README));
    entry.put("detailed_readme", html(folder + HelmLayout.README));
    entry.put("changelog", text(folder + HelmLayout.CHANGELOG).map(Markdown::toHtml).orElse(null));
    return entry;
  }

  private static String orElse(YamlNode node, String text) {
    return node.isText() ? node.text() : text;
  }

  private String html(String path) {
    return text(path).map(Markdown::toHtml).orElse("");
  }

  private static JsonNode array(YamlNode node) {
    return node.isList() ? node.toJson() : JSON.createArrayNode();
  }

  private void patch(LintExample.Change change) {
    ExampleFiles.patch(files, path(change.path()), change.content());
  }
}
