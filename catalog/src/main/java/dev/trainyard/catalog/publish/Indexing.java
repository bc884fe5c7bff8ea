package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.generate.CatalogInfo;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.index.CatalogIndex;
import dev.trainyard.catalog.index.IndexResult;
import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.catalog.layout.VersionNumber;
import dev.trainyard.catalog.readme.CatalogReadme;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes index files and README of a draft from the versions in it. */
final class Indexing {

  private static final Content UNREAD = Content.text("");

  private Indexing() {}

  /** Says when folders of versions appeared that are not new. */
  @FunctionalInterface
  interface Appearances {
    /** The times, by folder; a folder without one is as new as the commit. */
    Map<String, Instant> of(Collection<String> folders) throws IOException;
  }

  /**
   * Renews the index files.
   *
   * @param appearances when the versions appeared that were there before
   * @param time when the commit is made, the {@code last_update} of versions that are new with it
   */
  static void renew(Draft draft, Appearances appearances, Instant time, CatalogInfo info)
      throws IOException {
    CatalogTree tree = draft.tree();
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    Set<String> published = new HashSet<>();
    for (String train : draft.trains()) {
      for (String app : tree.names(train)) {
        String item = train + "/" + app;
        read(tree, item + "/" + CatalogLayout.ITEM_YAML, files);
        for (String version : tree.names(item)) {
          String folder = item + "/" + version;
          // What lies deeper is of no interest to the index.
          for (String name : tree.names(folder)) {
            if (CatalogIndex.reads(name)) {
              read(tree, folder + "/" + name, files);
            } else {
              files.put(RelativePath.of(folder, name), UNREAD);
            }
          }
          if (VersionNumber.parse(version).isPresent()) {
            published.add(folder);
          }
        }
      }
    }
    draft.added().stream().map(Published::folder).forEach(published::remove);
    Map<String, Instant> times = new HashMap<>(appearances.of(published));
    IndexResult index = CatalogIndex.of(files, folder -> times.getOrDefault(folder.value(), time));
    index.problems().forEach(draft::report);
    for (var file : index.files().entrySet()) {
      tree.put(file.getKey(), file.getValue());
    }
    tree.put(
        RelativePath.of(CatalogLayout.README),
        CatalogReadme.of(info.title(), info.url(), info.branch(), info.previewOf(), index.items()));
  }

  private static void read(CatalogTree tree, String path, Map<RelativePath, Content> files)
      throws IOException {
    var content = tree.read(path);
    if (content.isPresent()) {
      files.put(new RelativePath(path), content.get());
    }
  }
}
