package dev.trainyard.catalog.diff;

import dev.trainyard.generator.problem.Problems;
import java.util.List;

/**
 * What changes between two catalogs.
 *
 * @param apps the apps that differ, sorted by train and name
 * @param problems what is wrong about it
 */
public record CatalogDiff(List<AppDiff> apps, Problems problems) {

  /** Copies the list. */
  public CatalogDiff {
    apps = List.copyOf(apps);
  }

  /** The same with other problems. */
  public CatalogDiff with(Problems others) {
    return new CatalogDiff(apps, others);
  }

  /** Whether no app differs. */
  public boolean isEmpty() {
    return apps.isEmpty();
  }

  /** The number of apps this happened to. */
  public int count(Kind kind) {
    return (int) apps.stream().filter(app -> app.kind() == kind).count();
  }

  /** The number of changes that break upgrades. */
  public int breaking() {
    return apps.stream().mapToInt(AppDiff::breaking).sum();
  }

  /** One line with the counts. */
  public String summary() {
    if (isEmpty()) {
      return "No app changes";
    }
    return "Apps: %d added, %d changed, %d removed; breaking changes: %d"
        .formatted(count(Kind.ADDED), count(Kind.CHANGED), count(Kind.REMOVED), breaking());
  }
}
