package dev.trainyard.catalog.helm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.catalog.edition.ItemIndex;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.index.CatalogJson;
import dev.trainyard.catalog.index.IndexJson;
import dev.trainyard.catalog.index.ListingFile;
import dev.trainyard.catalog.index.SourceFiles;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.helm.HelmLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The index of one item, complete for SCALE 23.10 and 24.04 and accepted by 22.12.
 *
 * <p>23.10 and 24.04 read nothing but {@code catalog.json} and {@code app_versions.json} to list,
 * show and upgrade apps, and drop the whole file when one value in it has the wrong type.
 */
final class HelmIndex {

  private HelmIndex() {}

  static Optional<ItemIndex> of(
      PublishedItem files, List<VersionNumber> numbers, LastUpdate lastUpdate, Findings findings) {
    Optional<ListingFile> itemFile =
        ListingFile.read(
            new SourceFiles(files.folder(), files.files(), findings), HelmLayout.ITEM, findings);
    List<IndexedVersion> versions = new ArrayList<>();
    for (VersionNumber number : numbers) {
      IndexedVersion.read(files, number, lastUpdate, findings).ifPresent(versions::add);
    }
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode appVersions = JsonNodeFactory.instance.objectNode();
    versions.forEach(version -> appVersions.set(version.number().toString(), version.json()));
    SortedMap<String, Content> indexes = new TreeMap<>();
    indexes.put(HelmLayout.VERSIONS, IndexJson.content(appVersions));
    return Optional.of(
        new ItemIndex(
            item(files, versions),
            new CatalogJson.Line(catalogEntry(files, itemFile.orElseThrow(), versions)),
            indexes));
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
      PublishedItem files, ListingFile item, List<IndexedVersion> versions) {
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
