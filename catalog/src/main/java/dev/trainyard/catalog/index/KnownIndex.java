package dev.trainyard.catalog.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A {@code catalog.json} that was written before, to be used again for items that stay. */
public final class KnownIndex {

  private static final JsonMapper JSON = new JsonMapper();

  private final ObjectNode catalog;

  private KnownIndex(ObjectNode catalog) {
    this.catalog = catalog;
  }

  /** Whether a file is the index of a catalog, whoever made it: items by name, by train. */
  public static boolean isIndex(Content file) {
    return read(file).isPresent();
  }

  /** Reads an index; empty when the file is none. */
  public static Optional<KnownIndex> read(Content file) {
    try {
      if (!(JSON.readTree(file.toBytes()) instanceof ObjectNode catalog)) {
        return Optional.empty();
      }
      for (JsonNode train : catalog) {
        if (!train.isObject()) {
          return Optional.empty();
        }
        for (JsonNode item : train) {
          if (!item.isObject()) {
            return Optional.empty();
          }
        }
      }
      return Optional.of(new KnownIndex(catalog));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * What the index says of an item.
   *
   * @param versions the item's versions, the newest first
   * @return empty when it says nothing of it, or of another newest version
   */
  public Optional<IndexedItem> item(String train, String name, List<String> versions) {
    JsonNode item = catalog.path(train).path(name);
    return !versions.isEmpty()
            && item.path("latest_version").asText().equals(versions.get(0))
            && item.path("title").isTextual()
            && item.path("latest_app_version").isTextual()
        ? Optional.of(
            new IndexedItem(
                train,
                name,
                item.path("title").textValue(),
                item.path("description").isTextual() ? item.get("description").textValue() : "",
                item.path("latest_app_version").textValue(),
                versions))
        : Optional.empty();
  }

  /**
   * The index of a catalog of which some items are as this index has them.
   *
   * @param same the items that stay
   * @param others the index of all others
   */
  public IndexResult with(List<IndexedItem> same, IndexResult others) {
    List<IndexedItem> items = new ArrayList<>(same);
    items.addAll(others.items());
    items.sort(Comparator.comparing(IndexedItem::train).thenComparing(IndexedItem::name));
    SortedMap<RelativePath, Content> files = new TreeMap<>(others.files());
    RelativePath path = RelativePath.of(CatalogLayout.CATALOG_JSON);
    JsonNode changed = tree(files.get(path));
    ObjectNode joined = JsonNodeFactory.instance.objectNode();
    for (IndexedItem item : items) {
      JsonNode entry = changed.path(item.train()).path(item.name());
      joined
          .withObjectProperty(item.train())
          .set(
              item.name(), entry.isObject() ? entry : catalog.path(item.train()).path(item.name()));
    }
    files.put(path, IndexJson.content(joined));
    return new IndexResult(items, files, others.problems());
  }

  private static JsonNode tree(Content own) {
    try {
      return JSON.readTree(own.toText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was just written can be read", e);
    }
  }
}
