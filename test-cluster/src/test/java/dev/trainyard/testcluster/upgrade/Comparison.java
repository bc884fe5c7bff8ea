package dev.trainyard.testcluster.upgrade;

import dev.trainyard.catalog.diff.CatalogComparison;
import dev.trainyard.catalog.diff.CatalogDiff;
import dev.trainyard.catalog.diff.Change;
import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.testcluster.upgrade.Upgrade.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the comparison says of two versions. */
record Comparison(CatalogDiff diff) {

  static Comparison of(CatalogEdition edition, Rendered before, Rendered after) {
    try {
      return new Comparison(CatalogComparison.of(edition, files(before), files(after)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SortedMap<String, PublishedFile> files(Rendered rendered) {
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    rendered.files().forEach((path, content) -> files.put(path.value(), PublishedFile.of(content)));
    return files;
  }

  private List<Change> breaking() {
    return diff.apps().stream()
        .flatMap(app -> app.versions().stream())
        .flatMap(version -> version.breaking().stream())
        .toList();
  }

  /** The areas of breaking changes. */
  Set<Area> areas() {
    Set<Area> areas = new TreeSet<>();
    breaking().forEach(change -> areas.add(change.area()));
    return areas;
  }

  /** Breaking changes in words. */
  List<String> words() {
    return breaking().stream().map(Change::toString).toList();
  }

  /** Whether it says that such a thing may happen, and what to do. */
  boolean tells(Finding finding) {
    return areas().stream().anyMatch(finding.trouble().areas::contains)
        && diff.problems().all().stream().allMatch(problem -> !problem.fix().isEmpty());
  }
}
