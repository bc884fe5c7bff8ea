package dev.trainyard.catalog.index;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.catalog.layout.VersionNumber;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
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

  static ItemIndex of(ItemFiles files, Function<RelativePath, Instant> lastUpdate) {
    Findings findings = new Findings(files.name());
    SourceFiles sources = new SourceFiles(files.files(), findings);
    Optional<ItemFile> itemFile =
        ItemFile.read(
            sources, RelativePath.of(files.folder().value(), CatalogLayout.ITEM_YAML), findings);
    List<IndexedVersion> versions = new ArrayList<>();
    for (VersionNumber number : numbers(files, findings)) {
      IndexedVersion.read(files, number, lastUpdate, sources, findings).ifPresent(versions::add);
    }
    ObjectNode appVersions = JsonNodeFactory.instance.objectNode();
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

  /** The versions, the newest first. */
  private static List<VersionNumber> numbers(ItemFiles files, Findings findings) {
    List<VersionNumber> numbers = new ArrayList<>();
    for (String folder : files.folders()) {
      VersionNumber.parse(folder)
          .ifPresentOrElse(
              numbers::add,
              () ->
                  findings.file(
                      Rule.VERSION_FOLDER,
                      RelativePath.of(files.folder().value(), folder),
                      "\"" + folder + "\" is not a version",
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

  private static IndexedItem item(ItemFiles files, List<IndexedVersion> versions) {
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
      ItemFiles files, ItemFile item, List<IndexedVersion> versions) {
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
        .properties()
        .forEach(
            property -> {
              if (!json.has(property.getKey())) {
                json.set(property.getKey(), property.getValue());
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

  private static String title(ItemFiles files, ChartFile chart) {
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
