package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.catalog.layout.VersionNumber;
import dev.trainyard.generator.edition.Content;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a catalog sorted into apps and versions; index files and all others left out. */
final class CatalogTree {

  private static final int APP_DEPTH = 3;

  /** One app of the tree. */
  static final class Item {
    private final SortedMap<String, Content> files = new TreeMap<>();
    private final NavigableMap<VersionNumber, VersionFiles> versions = new TreeMap<>();

    /** The files beside the version folders. */
    SortedMap<String, Content> files() {
      return files;
    }

    NavigableMap<VersionNumber, VersionFiles> versions() {
      return versions;
    }

    /** The newest version; empty when there is none. */
    String newest() {
      return versions.isEmpty() ? "" : versions.lastKey().toString();
    }
  }

  private final SortedMap<String, Item> items = new TreeMap<>();

  private CatalogTree() {}

  /** The apps by {@code TRAIN/APP}. */
  static SortedMap<String, Item> of(SortedMap<String, Content> files) {
    CatalogTree tree = new CatalogTree();
    files.forEach(tree::add);
    return tree.items;
  }

  private void add(String path, Content content) {
    String[] parts = path.split("/", APP_DEPTH);
    if (parts.length < APP_DEPTH || !CatalogLayout.isTrain(parts[0])) {
      return;
    }
    String folder = parts[0] + "/" + parts[1];
    String rest = parts[2];
    int slash = rest.indexOf('/');
    if (slash < 0) {
      if (!rest.equals(CatalogLayout.APP_VERSIONS_JSON)) {
        item(folder).files.put(rest, content);
      }
    } else {
      VersionNumber.parse(rest.substring(0, slash))
          .ifPresent(
              version ->
                  item(folder)
                      .versions
                      .computeIfAbsent(
                          version,
                          number -> new VersionFiles(folder + "/" + number, new TreeMap<>()))
                      .files()
                      .put(rest.substring(slash + 1), content));
    }
  }

  private Item item(String folder) {
    return items.computeIfAbsent(folder, any -> new Item());
  }

  /**
   * The catalog that publishing makes of new apps: versions published before stay beside the new
   * ones.
   */
  static SortedMap<String, Content> published(
      Map<String, Content> before, SortedMap<String, Content> rendered) {
    SortedMap<String, Item> kept = of(new TreeMap<>(before));
    SortedMap<String, Content> files = new TreeMap<>(rendered);
    of(rendered)
        .forEach(
            (folder, item) -> {
              if (kept.containsKey(folder)) {
                kept.get(folder)
                    .versions()
                    .forEach(
                        (number, version) -> {
                          if (!item.versions().containsKey(number)) {
                            version
                                .files()
                                .forEach(
                                    (path, content) ->
                                        files.put(version.folder() + "/" + path, content));
                          }
                        });
              }
            });
    return files;
  }
}
