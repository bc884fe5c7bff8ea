package dev.trainyard.catalog.index;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.layout.VersionNumber;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.CatalogNames;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The index of one item, or what is wrong with it.
 *
 * @param item its description; empty when there are problems
 * @param catalogEntry its entry in {@code catalog.json}
 * @param appVersions the content of its {@code app_versions.json}
 * @param problems everything found
 */
record ItemIndex(
    Optional<IndexedItem> item,
    ObjectNode catalogEntry,
    ObjectNode appVersions,
    List<Problem> problems) {

  static ItemIndex of(PublishedItem files, Function<RelativePath, Instant> lastUpdate) {
    Findings findings = new Findings(files.name());
    ObjectNode appVersions = JsonNodeFactory.instance.objectNode();
    Optional<ItemFile> itemFile = Optional.empty();
    List<IndexedVersion> versions = new ArrayList<>();
    if (isItem(files, findings)) {
      itemFile = ItemFile.read(new SourceFiles(files.folder(), files.files(), findings), findings);
      for (VersionNumber number : numbers(files, findings)) {
        IndexedVersion.read(files, number, lastUpdate, findings).ifPresent(versions::add);
      }
    }
    if (!findings.isEmpty()) {
      return new ItemIndex(
          Optional.empty(),
          JsonNodeFactory.instance.objectNode(),
          appVersions,
          findings.problems());
    }
    versions.forEach(version -> appVersions.set(version.number().toString(), version.json()));
    return new ItemIndex(
        Optional.of(item(files, versions)),
        catalogEntry(files, itemFile.orElseThrow(), versions),
        appVersions,
        List.of());
  }

  /** What stands in the way of reading anything: no folder, or one whose name no chart has. */
  private static boolean isItem(PublishedItem item, Findings findings) {
    PublishedFile instead = item.files().get("");
    if (instead != null) {
      findings.file(
          Rule.INDEXED_FILE,
          item.folder(),
          "is " + instead.kind().word(),
          "a folder",
          "Put the app's files there; what lies behind links and in submodules is not read.");
    } else if (!CatalogNames.isItem(item.name())) {
      findings.file(
          Rule.NAME,
          item.folder(),
          "an app's folder named \"" + Visible.of(item.name()) + "\"",
          CatalogNames.ITEM_SHAPE,
          "Rename the folder; Helm refuses a chart of this name.");
    }
    return findings.isEmpty();
  }

  /** The versions, the newest first. */
  private static List<VersionNumber> numbers(PublishedItem files, Findings findings) {
    List<VersionNumber> numbers = new ArrayList<>();
    for (String folder : files.folders().keySet()) {
      VersionNumber.parse(folder)
          .ifPresentOrElse(
              numbers::add,
              () ->
                  findings.file(
                      Rule.VERSION_FOLDER,
                      files.folder() + "/" + folder,
                      "\"" + Visible.of(folder) + "\" is not a version",
                      VersionNumber.SHAPE,
                      "Rename the folder; TrueNAS takes every folder in an item for a version."));
    }
    if (files.folders().isEmpty()) {
      findings.file(
          Rule.VERSION_FOLDER,
          files.folder(),
          "has no version folder",
          VersionNumber.SHAPE,
          "Add a version, or remove the item.");
    }
    numbers.sort(Comparator.reverseOrder());
    return numbers;
  }

  private static IndexedItem item(PublishedItem files, List<IndexedVersion> versions) {
    ChartFile chart = versions.get(0).chart();
    return new IndexedItem(
        files.train(),
        files.name(),
        title(files, chart),
        chart.description().orElse(""),
        chart.appVersion(),
        versions.stream().map(version -> version.number().toString()).toList());
  }

  private static ObjectNode catalogEntry(
      PublishedItem files, ItemFile item, List<IndexedVersion> versions) {
    IndexedVersion latest = versions.get(0);
    ChartFile chart = latest.chart();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", files.name());
    json.put("title", title(files, chart));
    json.put("description", chart.description().orElse(null));
    texts(json.putArray("categories"), item.categories());
    texts(json.putArray("tags"), item.tags());
    texts(json.putArray("screenshots"), item.screenshots());
    texts(json.putArray("sources"), chart.sources());
    json.put("home", chart.home());
    json.put("icon_url", item.iconUrl().orElse(null));
    json.put("app_readme", latest.appReadme());
    ArrayNode maintainers = json.putArray("maintainers");
    for (ChartFile.Maintainer maintainer : chart.maintainers()) {
      maintainers
          .addObject()
          .put("name", maintainer.name())
          .put("email", maintainer.email())
          .put("url", maintainer.url().orElse(null));
    }
    json.put("location", "/" + files.folder());
    json.put("healthy", true);
    json.putNull("healthy_error");
    json.put("recommended", false);
    json.put("last_update", IndexJson.time(lastUpdate(versions)));
    json.put("latest_version", latest.number().toString());
    json.put("latest_app_version", chart.appVersion());
    json.put("latest_human_version", latest.humanVersion());
    item.raw()
        .entries()
        .forEach(
            (key, value) -> {
              if (!json.has(key)) {
                json.set(key, value.toJson());
              }
            });
    return json;
  }

  private static Instant lastUpdate(List<IndexedVersion> versions) {
    return versions.stream()
        .map(IndexedVersion::lastUpdate)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static String title(PublishedItem files, ChartFile chart) {
    return chart
        .title()
        .orElseGet(
            () ->
                files.name().substring(0, 1).toUpperCase(Locale.ROOT) + files.name().substring(1));
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
