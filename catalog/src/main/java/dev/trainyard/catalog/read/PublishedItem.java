package dev.trainyard.catalog.read;

import dev.trainyard.generator.edition.Layout;
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
 * @param folder the item folder, from the catalog's root
 * @param files what lies in the item folder beside folders, by name; under the empty name what lies
 *     in place of the item folder itself
 * @param folders what lies below each folder in the item folder, by path from there; every folder
 *     is a version to TrueNAS
 */
public record PublishedItem(
    String train,
    String name,
    String folder,
    NavigableMap<String, PublishedFile> files,
    NavigableMap<String, NavigableMap<String, PublishedFile>> folders) {

  /**
   * Sorts the files of a catalog by item, {@code TRAIN/ITEM}; what lies in no item of a train is
   * left out.
   *
   * @param layout where the trains lie
   * @param catalog the files by path below the catalog's root, with {@code /} between segments
   */
  public static NavigableMap<String, PublishedItem> of(
      Layout layout, SortedMap<String, ? extends PublishedFile> catalog) {
    NavigableMap<String, PublishedItem> items = new TreeMap<>();
    String trains = layout.train("");
    for (Map.Entry<String, ? extends PublishedFile> file : catalog.entrySet()) {
      if (file.getKey().startsWith(trains)) {
        String path = file.getKey().substring(trains.length());
        int train = path.indexOf('/');
        if (train > 0 && layout.isTrain(path.substring(0, train))) {
          new Sorting(layout, items, path, train).add(file.getValue());
        }
      }
    }
    return Collections.unmodifiableNavigableMap(items);
  }

  /**
   * A file on its way to its item.
   *
   * @param layout where items lie
   * @param items the items so far
   * @param path the file, from where the trains lie
   * @param train where the name of the train ends
   */
  private record Sorting(Layout layout, Map<String, PublishedItem> items, String path, int train) {

    private void add(PublishedFile file) {
      int item = path.indexOf('/', train + 1);
      if (item < 0) {
        // A file in a train is of no interest; a link may be an item to TrueNAS, which follows it.
        if (!file.kind().isFile()) {
          item(path).files.put("", file);
        }
        return;
      }
      PublishedItem found = item(path.substring(0, item));
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

    private PublishedItem item(String item) {
      String name = item.substring(train + 1);
      return items.computeIfAbsent(
          item,
          any ->
              new PublishedItem(
                  item.substring(0, train),
                  name,
                  layout.item(item.substring(0, train), name),
                  new TreeMap<>(),
                  new TreeMap<>()));
    }
  }
}
