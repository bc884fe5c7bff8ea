package dev.trainyard.catalog.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.edition.IndexLines;
import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The index that TrueNAS reads in every edition: a JSON object of items by name, by train. */
public final class CatalogJson {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * What the index says of an item.
   *
   * @param json the item's entry
   */
  public record Line(ObjectNode json) implements IndexLines.Line {}

  private CatalogJson() {}

  /** Writes an index. */
  public static Content write(IndexLines lines) {
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    lines
        .byTrain()
        .forEach(
            (train, items) -> {
              ObjectNode entries = catalog.putObject(train);
              items.forEach((name, line) -> entries.set(name, ((Line) line).json()));
            });
    return IndexJson.content(catalog);
  }

  /** Reads an index, whoever made it; empty when the file is none. */
  public static Optional<IndexLines> read(Content file) {
    try {
      if (!(JSON.readTree(file.toBytes()) instanceof ObjectNode catalog)) {
        return Optional.empty();
      }
      SortedMap<String, SortedMap<String, IndexLines.Line>> byTrain = new TreeMap<>();
      for (var train : catalog.properties()) {
        if (!train.getValue().isObject()) {
          return Optional.empty();
        }
        SortedMap<String, IndexLines.Line> items = new TreeMap<>();
        for (var item : train.getValue().properties()) {
          if (!(item.getValue() instanceof ObjectNode entry)) {
            return Optional.empty();
          }
          items.put(item.getKey(), new Line(entry));
        }
        byTrain.put(train.getKey(), items);
      }
      return Optional.of(new IndexLines(byTrain));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * An item as its line describes it.
   *
   * @param versions the item's versions, the newest first
   * @return empty when the line does not tell, or tells of another newest version
   */
  public static Optional<IndexedItem> item(
      IndexLines.Line line, String train, String name, List<String> versions) {
    JsonNode item = ((Line) line).json();
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
}
