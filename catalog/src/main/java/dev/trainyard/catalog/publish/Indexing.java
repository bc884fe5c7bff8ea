package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.generate.CatalogInfo;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.history.History;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.index.CatalogIndex;
import dev.trainyard.catalog.index.IndexResult;
import dev.trainyard.catalog.index.IndexedItem;
import dev.trainyard.catalog.index.KnownIndex;
import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.catalog.layout.VersionNumber;
import dev.trainyard.catalog.readme.CatalogReadme;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes index files and README of a draft from the versions in it. What the last publication has
 * indexed and nobody has touched since is not read again.
 */
final class Indexing {

  /** Says which form the index files on the branch have. */
  static final String FORMAT_FILE = History.FOLDER + "/index-format";

  /** Changes whenever the same versions get other index files than before. */
  static final Content FORMAT = Content.text("1\n");

  private static final Content UNREAD = Content.text("");
  private static final String ANY = "any";

  private final Draft draft;
  private final CatalogTree tree;
  private final CatalogTree before;
  private final Optional<KnownIndex> known;
  private final List<IndexedItem> same = new ArrayList<>();
  private final SortedMap<RelativePath, Content> files = new TreeMap<>();
  private final Set<String> published = new HashSet<>();

  private Indexing(Draft draft, CatalogTree before, Optional<KnownIndex> known) {
    this.draft = draft;
    this.tree = draft.tree();
    this.before = before;
    this.known = known;
  }

  /** Says when folders of versions appeared that are not new. */
  @FunctionalInterface
  interface Appearances {
    /** The times, by folder; a folder without one is as new as the commit. */
    Map<String, Instant> of(Collection<String> folders) throws IOException;
  }

  /**
   * Renews the index files.
   *
   * @param tip what the draft was made from
   * @param appearances when the versions appeared that were there before
   * @param time when the commit is made, the {@code last_update} of versions that are new with it
   */
  static void renew(Draft draft, Tip tip, Appearances appearances, Instant time, CatalogInfo info)
      throws IOException {
    CatalogTree before = tip.tree();
    Indexing indexing = new Indexing(draft, before, known(before));
    indexing.collect();
    if (draft.problems().stream().noneMatch(Problem::isError)) {
      indexing.write(appearances, time, info);
    }
  }

  /**
   * The index on the branch, when it is the one that the last publication made for exactly what is
   * there, and in the form of today.
   */
  private static Optional<KnownIndex> known(CatalogTree before) throws IOException {
    Optional<Content> history = before.read(History.FILE);
    Optional<Content> index = before.read(CatalogLayout.CATALOG_JSON);
    return index.isPresent()
            && before.holds(FORMAT_FILE, FORMAT)
            && history.isPresent()
            && History.endsWith(history.get(), before.idWithout(History.FOLDER))
        ? KnownIndex.read(index.get())
        : Optional.empty();
  }

  private void collect() throws IOException {
    for (String train : draft.trains()) {
      int items = 0;
      for (String app : tree.folders(train)) {
        items += isSame(train, app) || isItem(train, app) ? 1 : 0;
      }
      if (items == 0 && !tree.folders(train).isEmpty()) {
        draft.report(
            odd(
                train,
                "holds folders, so TrueNAS takes it for a train, and none of them is an app",
                "Publish to a branch of its own (truenas.catalog.branch), or give the folder a name"
                    + " that begins with a dot."));
      } else {
        for (String app : tree.folders(train)) {
          item(train, app);
        }
      }
    }
  }

  private boolean isItem(String train, String app) throws IOException {
    return tree.fileId(train + "/" + app + "/" + CatalogLayout.ITEM_YAML).isPresent()
        || tree.folders(train + "/" + app).stream()
            .anyMatch(name -> VersionNumber.parse(name).isPresent());
  }

  private boolean isSame(String train, String app) throws IOException {
    String item = train + "/" + app;
    return known.isPresent() && tree.folderId(item).equals(before.folderId(item));
  }

  private void item(String train, String app) throws IOException {
    if (isSame(train, app)) {
      Optional<IndexedItem> item = known.get().item(train, app, newestFirst(train, app));
      if (item.isPresent()) {
        same.add(item.get());
        return;
      }
    }
    String item = train + "/" + app;
    if (!isPath(item)) {
      draft.report(
          odd(
              item,
              "is a folder in a train, so TrueNAS takes it for an app, and its name cannot be one",
              "Rename the folder, or take it out of the branch."));
      return;
    }
    // Whether there is an item does not depend on what lies in it.
    files.put(RelativePath.of(item, ANY), UNREAD);
    read(item + "/" + CatalogLayout.ITEM_YAML);
    for (String version : tree.folders(item)) {
      String folder = item + "/" + version;
      if (!isPath(folder)) {
        draft.report(
            odd(
                folder,
                "is a folder in an app, so TrueNAS takes it for a version, and is none",
                "Rename the folder, or take it out of the branch."));
        continue;
      }
      files.put(RelativePath.of(folder, ANY), UNREAD);
      // What lies deeper, or has another name, is of no interest to the index.
      for (String name : tree.names(folder)) {
        if (CatalogIndex.reads(name)) {
          read(folder + "/" + name);
        }
      }
      if (VersionNumber.parse(version).isPresent()) {
        published.add(folder);
      }
    }
  }

  private List<String> newestFirst(String train, String app) throws IOException {
    return draft.versions(train, app).stream()
        .sorted(Comparator.reverseOrder())
        .map(VersionNumber::toString)
        .toList();
  }

  private static boolean isPath(String path) {
    try {
      return new RelativePath(path).value().equals(path);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Problem odd(String path, String found, String fix) {
    return Problem.error(
        Rule.PUBLISHED_CATALOG,
        Where.inFile(Printable.of(path), 0, 0),
        found,
        "trains with apps in them, and folders that begin with a dot",
        fix);
  }

  private void read(String path) throws IOException {
    Optional<Content> content = tree.read(path);
    content.ifPresent(bytes -> files.put(new RelativePath(path), bytes));
  }

  private void write(Appearances appearances, Instant time, CatalogInfo info) throws IOException {
    draft.added().stream().map(Published::folder).forEach(published::remove);
    Map<String, Instant> times = new HashMap<>(appearances.of(published));
    IndexResult index = CatalogIndex.of(files, folder -> times.getOrDefault(folder.value(), time));
    index.problems().forEach(draft::report);
    IndexResult whole = known.isPresent() ? known.get().with(same, index) : index;
    for (var file : whole.files().entrySet()) {
      tree.put(file.getKey(), file.getValue());
    }
    Optional<Content> page = tree.read(CatalogLayout.README);
    if (page.isPresent() && !CatalogReadme.isOwn(page.get())) {
      draft.report(
          Problem.warning(
              Rule.PUBLISHED_CATALOG,
              Where.inFile(CatalogLayout.README, 0, 0),
              "was not written by Trainyard, and stays as it is",
              "",
              "Delete the file from the branch to get a page that lists the apps."));
      return;
    }
    tree.put(
        RelativePath.of(CatalogLayout.README),
        CatalogReadme.of(
            info.title(), info.url().toString(), info.branch(), info.previewOf(), whole.items()));
  }
}
