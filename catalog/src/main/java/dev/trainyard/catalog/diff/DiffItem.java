package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.VersionNumber;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is compared of an item: index files only repeat other files, and what is no version is
 * nothing to upgrade to.
 *
 * @param files the files beside the version folders
 * @param versions the versions by number
 */
record DiffItem(
    NavigableMap<String, PublishedFile> files, NavigableMap<VersionNumber, VersionFiles> versions) {

  static final DiffItem NOTHING =
      new DiffItem(Collections.emptyNavigableMap(), Collections.emptyNavigableMap());

  /** The items of a catalog by {@code TRAIN/APP}. */
  static SortedMap<String, DiffItem> of(
      CatalogEdition edition, SortedMap<String, ? extends PublishedFile> catalog) {
    SortedMap<String, DiffItem> items = new TreeMap<>();
    PublishedItem.of(edition.layout(), catalog)
        .forEach(
            (folder, item) -> {
              DiffItem compared = of(edition, item);
              if (!compared.files.isEmpty() || !compared.versions.isEmpty()) {
                items.put(folder, compared);
              }
            });
    return items;
  }

  private static DiffItem of(CatalogEdition edition, PublishedItem item) {
    NavigableMap<String, PublishedFile> files = new TreeMap<>(item.files());
    files.keySet().removeAll(edition.layout().itemIndexes());
    NavigableMap<VersionNumber, VersionFiles> versions = new TreeMap<>();
    item.folders()
        .forEach(
            (name, content) ->
                VersionNumber.parse(name)
                    .ifPresent(
                        number ->
                            versions.put(
                                number,
                                new VersionFiles(
                                    item.name(), name, item.folder() + "/" + name, content))));
    return new DiffItem(files, versions);
  }

  /** What publishing a new state of the item leaves: versions published before stay. */
  DiffItem with(DiffItem rendered) {
    NavigableMap<VersionNumber, VersionFiles> all = new TreeMap<>(versions);
    all.putAll(rendered.versions);
    return new DiffItem(rendered.files, all);
  }

  /** The newest version; empty when there is none. */
  String newest() {
    return versions.isEmpty() ? "" : versions.lastKey().toString();
  }
}
