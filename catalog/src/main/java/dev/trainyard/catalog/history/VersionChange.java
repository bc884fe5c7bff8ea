package dev.trainyard.catalog.history;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.CheckOut;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.generator.edition.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a commit does to something that owners get: a version, a listing or an index.
 *
 * @param path the folder of a version, or what else it is
 * @param version what tells the version from all others; empty when it is none
 * @param kind what happens to it
 */
record VersionChange(String path, Optional<String> version, Kind kind) {

  private static final long LARGEST_PAGE = 16 << 20;

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
    return version.isPresent()
        && (kind == Kind.CHANGED
            || kind == Kind.ADDED
                && named.stream().noneMatch(one -> one.id().equals(version.get())));
  }

  /** The changes from one tree to the next, read only where they differ. */
  static List<VersionChange> between(Layout layout, CatalogTree before, CatalogTree after)
      throws IOException {
    List<VersionChange> changes = new ArrayList<>();
    for (String index : layout.indexes()) {
      file(before, after, index, changes);
    }
    page(before, after, layout.page(), changes);
    file(before, after, History.PAGE, changes);
    attributes(before, after, "", changes);
    if (!layout.trains().isEmpty()) {
      attributes(before, after, layout.trains(), changes);
    }
    for (String train : before.placesUnlike(after, layout.trains())) {
      if (!layout.isSeenAsTrain(train)) {
        continue;
      }
      String folder = layout.train(train);
      attributes(before, after, folder, changes);
      elsewhere(before, after, folder, changes);
      for (String app : before.placesUnlike(after, folder)) {
        String item = layout.item(train, app);
        elsewhere(before, after, item, changes);
        attributes(before, after, item, changes);
        for (String name : layout.itemFiles()) {
          file(before, after, item + "/" + name, changes);
        }
        for (String name : layout.itemIndexes()) {
          file(before, after, item + "/" + name, changes);
        }
        for (String version : before.placesUnlike(after, item)) {
          String path = item + "/" + version;
          add(
              before.place(path),
              after.place(path),
              path,
              Optional.of(new Published(train, app, version, "").id()),
              changes);
        }
      }
    }
    if (!layout.sources().isEmpty()) {
      String sources = layout.sources();
      add(before.entryId(sources), after.entryId(sources), sources, Optional.empty(), changes);
    }
    return changes;
  }

  /** A link or submodule in the place of a train or app: no publication makes one. */
  private static void elsewhere(
      CatalogTree before, CatalogTree after, String path, List<VersionChange> changes)
      throws IOException {
    if (before.leadsElsewhere(path) || after.leadsElsewhere(path)) {
      add(before.place(path), after.place(path), path, Optional.of(path), changes);
    }
  }

  /** Attributes by which git changes all versions below them when it checks them out. */
  private static void attributes(
      CatalogTree before, CatalogTree after, String folder, List<VersionChange> changes)
      throws IOException {
    String path = folder.isEmpty() ? CheckOut.ATTRIBUTES : folder + "/" + CheckOut.ATTRIBUTES;
    if (!before.entryId(path).equals(after.entryId(path))
        && !CheckOut.converts(before, folder).equals(CheckOut.converts(after, folder))) {
      add(before.entryId(path), after.entryId(path), path, Optional.of(path), changes);
    }
  }

  /** The page for visitors, which shows them the address to add, once it is Trainyard's. */
  private static void page(
      CatalogTree before, CatalogTree after, String path, List<VersionChange> changes)
      throws IOException {
    if (before.entryId(path).equals(after.entryId(path))) {
      return;
    }
    boolean own =
        before.fileSize(path).filter(size -> size > LARGEST_PAGE).isPresent()
            || before
                .read(path)
                .filter(page -> page.toText().contains(CatalogEdition.PAGE_SIGN))
                .isPresent();
    if (own) {
      file(before, after, path, changes);
    }
  }

  private static void file(
      CatalogTree before, CatalogTree after, String path, List<VersionChange> changes)
      throws IOException {
    add(before.entryId(path), after.entryId(path), path, Optional.empty(), changes);
  }

  private static void add(
      Optional<String> before,
      Optional<String> after,
      String path,
      Optional<String> version,
      List<VersionChange> changes) {
    if (!before.equals(after)) {
      Kind kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
      changes.add(new VersionChange(path, version, kind));
    }
  }
}
