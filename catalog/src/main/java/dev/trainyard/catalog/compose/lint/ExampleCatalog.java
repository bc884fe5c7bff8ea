package dev.trainyard.catalog.compose.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.lint.example.ExampleTree;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Map;

/** The catalog that the examples of this edition are changes of, and the source of its app. */
final class ExampleCatalog extends ExampleTree {

  private static final String ITEM = "trains/stable/demo";
  private static final String SOURCE = "ix-dev/stable/demo";
  private static final String TIME = "2026-01-01 12:00:00";

  ExampleCatalog() {
    super(ComposeLayout.LAYOUT, ITEM, ComposeLayout.VERSIONS, ComposeLayout.QUESTIONS);
  }

  @Override
  protected void base() {
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

  @Override
  protected ObjectNode line(PublishedItem item, String newest) {
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

  @Override
  protected ObjectNode entry(PublishedItem item, String version) {
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
