package dev.trainyard.catalog.history;

import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.layout.CatalogLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a commit does to something that owners get: a version, a listing or an index.
 *
 * @param path the folder of a version, or the file
 * @param isVersion whether it is a version
 * @param kind what happens to it
 */
record VersionChange(String path, boolean isVersion, Kind kind) {

  /** What happens. */
  enum Kind {
    ADDED("adds"),
    CHANGED("changes"),
    REMOVED("removes");

    private final String verb;

    Kind(String verb) {
      this.verb = verb;
    }
  }

  /** For people. */
  String describe() {
    return kind.verb + " " + Printable.of(path);
  }

  /**
   * Whether not even a publication may do that: a published version never changes, and a new one is
   * named.
   *
   * @param named the versions that the publication says it adds
   */
  boolean isForbidden(List<Published> named) {
    return isVersion
        && (kind == Kind.CHANGED
            || kind == Kind.ADDED
                && named.stream().noneMatch(version -> version.folder().equals(path)));
  }

  /** The changes from one tree to the next, read only where they differ. */
  static List<VersionChange> between(CatalogTree before, CatalogTree after) throws IOException {
    List<VersionChange> changes = new ArrayList<>();
    file(before, after, CatalogLayout.CATALOG_JSON, changes);
    for (String train : both(before, after, "")) {
      if (!CatalogLayout.isTrain(train)) {
        continue;
      }
      for (String app : both(before, after, train)) {
        String item = train + "/" + app;
        if (before.folderId(item).equals(after.folderId(item))) {
          continue;
        }
        file(before, after, item + "/" + CatalogLayout.ITEM_YAML, changes);
        file(before, after, item + "/" + CatalogLayout.APP_VERSIONS_JSON, changes);
        for (String version : both(before, after, item)) {
          String folder = item + "/" + version;
          add(before.folderId(folder), after.folderId(folder), folder, true, changes);
        }
      }
    }
    return changes;
  }

  /** The folders in a folder of either tree; none when the folder is the same in both. */
  private static Set<String> both(CatalogTree before, CatalogTree after, String folder)
      throws IOException {
    if (before.folderId(folder).equals(after.folderId(folder))) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>(before.folders(folder));
    names.addAll(after.folders(folder));
    return names;
  }

  private static void file(
      CatalogTree before, CatalogTree after, String path, List<VersionChange> changes)
      throws IOException {
    add(before.fileId(path), after.fileId(path), path, false, changes);
  }

  private static void add(
      Optional<String> before,
      Optional<String> after,
      String path,
      boolean isVersion,
      List<VersionChange> changes) {
    if (!before.equals(after)) {
      Kind kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
      changes.add(new VersionChange(path, isVersion, kind));
    }
  }
}
