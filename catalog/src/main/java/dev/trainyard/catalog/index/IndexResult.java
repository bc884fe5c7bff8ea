package dev.trainyard.catalog.index;

import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The index of a catalog.
 *
 * @param items the items without problems, sorted by train and name
 * @param files the index files of the catalog and of these items
 * @param problems why other items are missing
 */
public record IndexResult(
    List<IndexedItem> items, SortedMap<RelativePath, Content> files, List<Problem> problems) {

  /** Copies the collections. */
  public IndexResult {
    items = List.copyOf(items);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    problems = List.copyOf(problems);
  }
}
