package dev.trainyard.catalog.compose.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.index.IndexJson;
import dev.trainyard.catalog.lint.example.ExampleFiles;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The catalog that examples are changes of: one train, one app, one version and its source. Its
 * indexes follow from its other files; the index in an example is a merge patch (RFC 7396) of that.
 */
final class ExampleCatalog {

  private static final String ITEM = "trains/stable/demo";
  private static final String SOURCE = "ix-dev/stable/demo";
  private static final String NEW = "1.0.1";
  private static final String FRAME =
      """
      groups:
        - name: Settings
          description: What the demo is to do
      questions:
      """;
  private static final String TIME = "2026-01-01 12:00:00";

  private final SortedMap<String, PublishedFile> files = new TreeMap<>();

  private ExampleCatalog() {}

  static SortedMap<String, PublishedFile> of(LintExample example) {
    ExampleCatalog catalog = new ExampleCatalog();
    catalog.base();
    example.changes().stream().filter(change -> !isIndex(change)).forEach(catalog::apply);
    catalog.index();
    example.changes().stream()
        .filter(ExampleCatalog::isIndex)
        .forEach(
            change -> ExampleFiles.patch(catalog.files, path(change.path()), change.content()));
    return catalog.files;
  }

  private static boolean isIndex(LintExample.Change change) {
    return change.path().equals(ComposeLayout.LAYOUT.index())
        || change.path().endsWith("/" + ComposeLayout.VERSIONS);
  }

  private static String path(String path) {
    return path.replaceFirst("^ITEM(?=/|$)", ITEM)
        .replaceFirst("^VERSION(?=/|$)", ITEM + "/" + NEW);
  }

  private void text(String path, String text) {
    files.put(path, PublishedFile.of(Content.text(text)));
  }

  private void base() {
    text(ComposeLayout.FEATURES, "{}\n");
    for (String folder : List.of(ITEM + "/" + NEW + "/", SOURCE + "/")) {
      text(folder + ComposeLayout.APP, ComposeExamples.APP);
      text(
          folder + ComposeLayout.QUESTIONS,
          FRAME + ComposeExamples.question("title", "{type: string, default: Demo}"));
      text(folder + ComposeLayout.README, "# Demo\n\nA demo.\n");
      text(
          folder + ComposeLayout.TEMPLATES + "/docker-compose.yaml",
          "services:\n  demo:\n    image: docker.io/example/demo:1.4.2\n");
      text(folder + ComposeLayout.TEST_VALUES + "/basic-values.yaml", "title: Demo\n");
      text(folder + ComposeLayout.LIBRARY, "");
    }
    for (String folder : List.of(ITEM, SOURCE)) {
      text(folder + "/" + ComposeLayout.ITEM, "categories: [media]\n");
    }
  }

  private void apply(LintExample.Change change) {
    String path = path(change.path());
    if (change.content().isEmpty()) {
      files.keySet().removeIf(name -> name.equals(path) || name.startsWith(path + "/"));
      return;
    }
    String text = change.content().get();
    boolean asked = path.endsWith(ComposeLayout.QUESTIONS) && text.startsWith("- ");
    files.put(path, ExampleFiles.file(change.state(), asked ? FRAME + text : text));
  }

  private YamlNode yaml(String path) {
    return files.get(path) instanceof PublishedFile.InMemory file
        ? YamlReader.read(file.content().toBytes()).root()
        : YamlNode.MISSING;
  }

  private void index() {
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    for (PublishedItem item : PublishedItem.of(ComposeLayout.LAYOUT, files).values()) {
      TreeMap<VersionNumber, String> versions = new TreeMap<>(Comparator.reverseOrder());
      item.folders()
          .keySet()
          .forEach(
              name -> VersionNumber.parse(name).ifPresent(number -> versions.put(number, name)));
      if (!versions.isEmpty()) {
        ObjectNode entries = JsonNodeFactory.instance.objectNode();
        versions.values().forEach(version -> entries.set(version, entry(item, version)));
        files.put(
            item.folder() + "/" + ComposeLayout.VERSIONS,
            PublishedFile.of(IndexJson.content(entries)));
        catalog
            .withObjectProperty(item.train())
            .set(item.name(), line(item, versions.firstEntry().getValue()));
      }
    }
    files.put(ComposeLayout.LAYOUT.index(), PublishedFile.of(IndexJson.content(catalog)));
  }

  private static ObjectNode line(PublishedItem item, String newest) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    Map.of(
            "name",
            item.name(),
            "title",
            "Demo",
            "description",
            "A demo.",
            "home",
            "https://example.org/demo",
            "location",
            "/" + item.folder(),
            "last_update",
            TIME,
            "latest_version",
            newest,
            "latest_app_version",
            "1.4.2",
            "latest_human_version",
            "1.4.2_" + newest)
        .forEach(line::put);
    line.put("healthy", true).putNull("healthy_error").putNull("icon_url");
    line.put("recommended", false).putArray("maintainers");
    List.of("categories", "tags", "sources", "screenshots").forEach(line::putArray);
    return line;
  }

  private ObjectNode entry(PublishedItem item, String version) {
    String folder = item.folder() + "/" + version + "/";
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("healthy", true).put("supported", true).putNull("healthy_error");
    entry.put("location", "/" + folder.substring(0, folder.length() - 1));
    entry.put("last_update", TIME).putArray("required_features");
    entry.put("human_version", "1.4.2_" + version).put("version", version);
    entry.set("app_metadata", json(folder + ComposeLayout.APP));
    entry.set("schema", json(folder + ComposeLayout.QUESTIONS));
    return entry.put("readme", "<h1>Demo</h1>").putNull("changelog");
  }

  private JsonNode json(String path) {
    YamlNode node = yaml(path);
    return node.isMap() ? node.toJson() : JsonNodeFactory.instance.objectNode();
  }
}
