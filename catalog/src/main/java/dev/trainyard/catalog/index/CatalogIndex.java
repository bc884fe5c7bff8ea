package dev.trainyard.catalog.index;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes the index files of a catalog from its other files, and from nothing else: files that were
 * just rendered and files of a published catalog are indexed alike.
 *
 * <p>The result is complete for SCALE 23.10 and 24.04 and accepted by 22.12. Descriptions come from
 * the newest version of each item, the one with the highest number.
 */
public final class CatalogIndex {

  /**
   * An item with its index, made independently of the others.
   *
   * @param path of {@code app_versions.json}
   * @param index the item's index
   * @param versions content of {@code app_versions.json}; none when the item cannot be indexed
   */
  private record Indexed(String path, ItemIndex index, Optional<Content> versions) {

    private static Indexed of(PublishedItem files, Function<RelativePath, Instant> lastUpdate) {
      ItemIndex index = ItemIndex.of(files, lastUpdate);
      return new Indexed(
          files.folder() + "/" + CatalogLayout.APP_VERSIONS_JSON,
          index,
          index.item().map(item -> IndexJson.content(index.appVersions())));
    }
  }

  private CatalogIndex() {}

  /**
   * Whether the content of files of this name in a version folder matters. Of other files there it
   * only matters whether there are any.
   *
   * @param name such as {@code questions.yaml}
   */
  public static boolean reads(String name) {
    return IndexedVersion.FILES.contains(name);
  }

  /**
   * Indexes a catalog.
   *
   * @param files the catalog by path from its root; index files among them are not looked at, nor
   *     is what lies outside items
   * @param lastUpdate when the version in a folder {@code TRAIN/ITEM/VERSION} was last changed
   */
  public static IndexResult of(
      Map<RelativePath, Content> files, Function<RelativePath, Instant> lastUpdate) {
    SortedMap<String, PublishedFile> published = new TreeMap<>();
    files.forEach((path, content) -> published.put(path.value(), PublishedFile.of(content)));
    return ofPublished(published, lastUpdate);
  }

  /**
   * Indexes a catalog that may hold anything; files are read as far as they go into the index.
   *
   * @param files the catalog by path from its root, as {@link #of} takes it
   * @param lastUpdate when the version in a folder {@code TRAIN/ITEM/VERSION} was last changed
   */
  public static IndexResult ofPublished(
      SortedMap<String, PublishedFile> files, Function<RelativePath, Instant> lastUpdate) {
    List<IndexedItem> items = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    SortedMap<RelativePath, Content> indexes = new TreeMap<>();
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    List<Indexed> indexed =
        PublishedItem.of(files).values().parallelStream()
            .map(itemFiles -> Indexed.of(itemFiles, lastUpdate))
            .toList();
    for (Indexed one : indexed) {
      problems.addAll(one.index().problems());
      one.index()
          .item()
          .ifPresent(
              item -> {
                items.add(item);
                catalog
                    .withObjectProperty(item.train())
                    .set(item.name(), one.index().catalogEntry());
                indexes.put(new RelativePath(one.path()), one.versions().orElseThrow());
              });
    }
    indexes.put(RelativePath.of(CatalogLayout.CATALOG_JSON), IndexJson.content(catalog));
    return new IndexResult(items, indexes, problems);
  }
}
