package dev.trainyard.catalog.index;

import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one item.
 *
 * @param train train folder
 * @param name item folder
 * @param files the files below the item folder, by path from the catalog's root
 */
record ItemFiles(String train, String name, SortedMap<RelativePath, Content> files) {

  private static final int ITEM_FILE_DEPTH = 3;
  private static final int VERSION_FILE_DEPTH = 4;

  /** Sorts the files of a catalog by item; what lies in no item of a train is left out. */
  static List<ItemFiles> of(Map<RelativePath, Content> catalog) {
    SortedMap<String, SortedMap<String, ItemFiles>> trains = new TreeMap<>();
    catalog.forEach(
        (path, content) -> {
          List<String> segments = path.segments();
          if (segments.size() >= ITEM_FILE_DEPTH && CatalogLayout.isTrain(segments.get(0))) {
            trains
                .computeIfAbsent(segments.get(0), train -> new TreeMap<>())
                .computeIfAbsent(
                    segments.get(1), item -> new ItemFiles(segments.get(0), item, new TreeMap<>()))
                .files()
                .put(path, content);
          }
        });
    List<ItemFiles> items = new ArrayList<>();
    trains.values().forEach(train -> items.addAll(train.values()));
    return items;
  }

  RelativePath folder() {
    return RelativePath.of(train, name);
  }

  /** The folders in the item folder, each one a version if all is well; sorted by text. */
  List<String> folders() {
    return files.keySet().stream()
        .map(RelativePath::segments)
        .filter(segments -> segments.size() >= VERSION_FILE_DEPTH)
        .map(segments -> segments.get(2))
        .distinct()
        .toList();
  }
}
