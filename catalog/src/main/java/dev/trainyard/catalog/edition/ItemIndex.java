package dev.trainyard.catalog.edition;

import dev.trainyard.generator.edition.Content;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The index of one item.
 *
 * @param item the item as others describe it
 * @param line its line in the index of the catalog
 * @param files its own index files by their names in the item's folder
 */
public record ItemIndex(IndexedItem item, IndexLines.Line line, SortedMap<String, Content> files) {

  /** Copies the files. */
  public ItemIndex {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
