package dev.trainyard.catalog.helm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.index.IndexJson;
import dev.trainyard.catalog.index.SourceFiles;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.yaml.YamlNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One version of an item, read and found in order.
 *
 * @param number its number, the name of its folder
 * @param chart its {@code Chart.yaml}
 * @param appReadme its short description as HTML
 * @param lastUpdate when it was last changed
 * @param json its entry in {@code app_versions.json}
 */
record IndexedVersion(
    VersionNumber number, ChartFile chart, String appReadme, Instant lastUpdate, ObjectNode json) {

  /** The names of the files in the version's folder that are read. */
  static final Set<String> FILES =
      Set.of(
          HelmLayout.CHART,
          HelmLayout.QUESTIONS,
          HelmLayout.METADATA,
          HelmLayout.APP_README,
          HelmLayout.README,
          HelmLayout.CHANGELOG);

  /** Empty, and reported, when something in the version's files does not fit. */
  static Optional<IndexedVersion> read(
      PublishedItem item, VersionNumber number, LastUpdate lastUpdate, Findings findings) {
    int before = findings.size();
    RelativePath folder = RelativePath.of(item.folder(), number.toString());
    SourceFiles files =
        new SourceFiles(folder.value(), item.folders().get(number.toString()), findings);
    Optional<ChartFile> chart = ChartFile.read(files, item.name(), number, findings);
    Optional<QuestionsFile> questions = QuestionsFile.read(files, findings);
    Optional<YamlNode> metadata = files.optionalYaml(HelmLayout.METADATA);
    Optional<String> appReadme = files.html(HelmLayout.APP_README);
    Optional<String> readme = files.html(HelmLayout.README);
    Optional<String> changelog = files.optionalHtml(HelmLayout.CHANGELOG);
    if (findings.size() > before) {
      return Optional.empty();
    }
    Instant changed = lastUpdate.of(folder);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("healthy", true);
    json.put("supported", true);
    json.putNull("healthy_error");
    json.put("location", "/" + folder);
    json.put("last_update", IndexJson.time(changed));
    ArrayNode features = json.putArray("required_features");
    questions.orElseThrow().references().forEach(features::add);
    json.put("human_version", humanVersion(chart.orElseThrow(), number));
    json.put("version", number.toString());
    json.set("chart_metadata", chart.orElseThrow().raw().toJson());
    json.set("app_metadata", metadata.map(YamlNode::toJson).orElse(null));
    json.set("schema", questions.orElseThrow().raw().toJson());
    json.put("app_readme", appReadme.orElseThrow());
    json.put("detailed_readme", readme.orElseThrow());
    json.put("changelog", changelog.orElse(null));
    return Optional.of(
        new IndexedVersion(number, chart.orElseThrow(), appReadme.orElseThrow(), changed, json));
  }

  /** The version that users see: the program's and the chart's. */
  String humanVersion() {
    return humanVersion(chart, number);
  }

  private static String humanVersion(ChartFile chart, VersionNumber number) {
    return chart.appVersion() + "_" + number;
  }
}
