package dev.trainyard.catalog.read;

import dev.trainyard.catalog.layout.CatalogLayout;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An item of a published catalog, whatever state it is in.
 *
 * @param train train folder
 * @param name item folder; any text that git or a disk allows
 * @param files what lies in the item folder beside folders, by name; under the empty name what lies
 *     in place of the item folder itself
 * @param folders what lies below each folder in the item folder, by path from there; every folder
 *     is a version to TrueNAS
 */
public record PublishedItem(
    String train,
    String name,
    NavigableMap<String, PublishedFile> files,
    NavigableMap<String, NavigableMap<String, PublishedFile>> folders) {

  /** {@code TRAIN/ITEM}. */
  public String folder() {
    return train + "/" + name;
  }

  /**
   * Sorts the files of a catalog by item; what lies in no item of a train is left out.
   *
   * @param catalog the files by path below the catalog's root, with {@code /} between segments
   */
  public static NavigableMap<String, PublishedItem> of(
      SortedMap<String, ? extends PublishedFile> catalog) {
    NavigableMap<String, PublishedItem> items = new TreeMap<>();
    for (Map.Entry<String, ? extends PublishedFile> file : catalog.entrySet()) {
      String path = file.getKey();
      int train = path.indexOf('/');
      if (train > 0 && CatalogLayout.isTrain(path.substring(0, train))) {
        add(items, path, train, file.getValue());
      }
    }
    return Collections.unmodifiableNavigableMap(items);
  }

  private static void add(
      Map<String, PublishedItem> items, String path, int train, PublishedFile file) {
    int item = path.indexOf('/', train + 1);
    if (item < 0) {
      // A file in a train is of no interest; a link may be an item to TrueNAS, which follows it.
      if (!file.kind().isFile()) {
        item(items, path, train).files.put("", file);
      }
      return;
    }
    PublishedItem found = item(items, path.substring(0, item), train);
    int folder = path.indexOf('/', item + 1);
    if (folder < 0) {
      found.files.put(path.substring(item + 1), file);
    } else {
      found
          .folders
          .computeIfAbsent(path.substring(item + 1, folder), any -> new TreeMap<>())
          .put(path.substring(folder + 1), file);
    }
  }

  private static PublishedItem item(Map<String, PublishedItem> items, String folder, int train) {
    return items.computeIfAbsent(
        folder,
        any ->
            new PublishedItem(
                folder.substring(0, train),
                folder.substring(train + 1),
                new TreeMap<>(),
                new TreeMap<>()));
  }
}
