package dev.trainyard.catalog.edition;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the index of a catalog says, item by item, sorted by train and name.
 *
 * @param byTrain the lines by train and name
 */
public record IndexLines(SortedMap<String, SortedMap<String, Line>> byTrain) {

  /** What an index says of one item, in a form that only its edition knows. */
  public interface Line {}

  /** Copies the maps. */
  public IndexLines {
    SortedMap<String, SortedMap<String, Line>> copy = new TreeMap<>();
    byTrain.forEach(
        (train, lines) -> copy.put(train, Collections.unmodifiableSortedMap(new TreeMap<>(lines))));
    byTrain = Collections.unmodifiableSortedMap(copy);
  }

  /** The line of an item; empty when there is none. */
  public Optional<Line> line(String train, String name) {
    return Optional.ofNullable(byTrain.getOrDefault(train, none()).get(name));
  }

  private static SortedMap<String, Line> none() {
    return Collections.emptySortedMap();
  }
}
