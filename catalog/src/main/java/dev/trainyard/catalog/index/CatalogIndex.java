package dev.trainyard.catalog.index;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private CatalogIndex() {}

  /**
   * Indexes a catalog.
   *
   * @param files the catalog by path from its root; index files among them are not looked at, nor
   *     is what lies outside items
   * @param lastUpdate when the version in a folder {@code TRAIN/ITEM/VERSION} was last changed
   */
  public static IndexResult of(
      Map<RelativePath, Content> files, Function<RelativePath, Instant> lastUpdate) {
    List<IndexedItem> items = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    SortedMap<RelativePath, Content> indexes = new TreeMap<>();
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    for (ItemFiles itemFiles : ItemFiles.of(files)) {
      ItemIndex index = ItemIndex.of(itemFiles, lastUpdate);
      problems.addAll(index.problems());
      index
          .item()
          .ifPresent(
              item -> {
                items.add(item);
                catalog.withObjectProperty(item.train()).set(item.name(), index.catalogEntry());
                indexes.put(
                    RelativePath.of(itemFiles.folder().value(), CatalogLayout.APP_VERSIONS_JSON),
                    IndexJson.content(index.appVersions()));
              });
    }
    indexes.put(RelativePath.of(CatalogLayout.CATALOG_JSON), IndexJson.content(catalog));
    return new IndexResult(items, indexes, problems);
  }
}
