package dev.trainyard.catalog.helm.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.index.Markdown;
import dev.trainyard.catalog.lint.example.ExampleTree;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.util.List;
import java.util.Locale;

/** The catalog that the examples of this edition are changes of. */
final class ExampleCatalog extends ExampleTree {

  private static final String ITEM = "stable/demo";
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

  ExampleCatalog() {
    super(HelmLayout.LAYOUT, ITEM, HelmLayout.VERSIONS, HelmLayout.QUESTIONS);
  }

  @Override
  protected void base() {
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

  @Override
  protected ObjectNode line(PublishedItem item, String newest) {
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

  @Override
  protected ObjectNode entry(PublishedItem item, String version) {
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
}
