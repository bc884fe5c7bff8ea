package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.IndexLines;
import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.CheckOut;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.history.History;
import dev.trainyard.catalog.index.CatalogIndex;
import dev.trainyard.catalog.index.IndexResult;
import dev.trainyard.catalog.page.CatalogPage;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.VersionNumber;
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
import java.util.function.Predicate;

/**
 * Makes index files and README of a draft from the versions in it. What the last publication has
 * indexed and nobody has touched since is not read again.
 */
final class Indexing {

  /** Says which form the index files on the branch have. */
  static final String FORMAT_FILE = History.FOLDER + "/index-format";

  private static final Content UNREAD = Content.text("");
  private static final String ANY = "any";

  /** Of one item; its index, which has all of them, may be no larger than a file of a catalog. */
  private static final long MOST_TEXTS = 24L << 20;

  private final Draft draft;
  private final CatalogEdition edition;
  private final Layout layout;
  private final CatalogTree tree;
  private final CatalogTree before;
  private final Optional<IndexLines> known;
  private final List<IndexedItem> same = new ArrayList<>();
  private final SortedMap<RelativePath, Content> files = new TreeMap<>();
  private final Set<String> published = new HashSet<>();

  /** What was read, by its id: many versions have the same texts. */
  private final Map<String, Content> read = new HashMap<>();

  /** Bytes of the texts of the item at hand. */
  private long texts;

  private Indexing(Draft draft, CatalogTree before, Optional<IndexLines> known) {
    this.draft = draft;
    this.edition = draft.edition();
    this.layout = draft.layout();
    this.tree = draft.tree();
    this.before = before;
    this.known = known;
  }

  /** Says which index files a catalog has: the edition, and the number of its format. */
  static Content format(CatalogEdition edition) {
    return Content.text(edition.name() + " " + edition.indexFormat() + "\n");
  }

  /**
   * Refuses a branch with a catalog of another edition: nothing of it would be understood.
   *
   * @throws GitFailure when it has one
   */
  static void refuseOther(CatalogEdition edition, CatalogTree tree) throws GitFailure, IOException {
    String format = tree.read(FORMAT_FILE).map(Content::toText).orElse("");
    int end = format.indexOf(' ');
    String other = end < 0 ? edition.name() : format.substring(0, end);
    if (!other.equals(edition.name())) {
      throw new GitFailure(
          List.of(
              Problem.error(
                  Rule.PUBLISHED_CATALOG,
                  Where.inFile(FORMAT_FILE, 0, 0),
                  "the branch holds a catalog of the edition " + Printable.of(other),
                  "a branch with a catalog of the edition " + edition.name() + ", or with none",
                  "Publish each edition to a branch of its own (truenas.catalog.branch).")));
    }
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
    Indexing indexing = new Indexing(draft, before, known(draft.edition(), before));
    indexing.collect();
    if (draft.problems().stream().noneMatch(Problem::isError)) {
      indexing.write(appearances, time, info);
    }
  }

  /**
   * The index on the branch, when it is the one that the last publication made for exactly what is
   * there, and in the form of today.
   */
  private static Optional<IndexLines> known(CatalogEdition edition, CatalogTree before)
      throws IOException {
    Optional<Content> index = before.read(edition.layout().index());
    return index.isPresent() && before.holds(FORMAT_FILE, format(edition)) && isAsPublished(before)
        ? edition.lines(index.get())
        : Optional.empty();
  }

  /** Whether a branch holds exactly what the last publication says that it left there. */
  static boolean isAsPublished(CatalogTree tree) throws IOException {
    Optional<Content> history = tree.read(History.FILE);
    return history.isPresent() && History.endsWith(history.get(), tree.idWithout(History.FOLDER));
  }

  private void collect() throws IOException {
    refuseConversions("");
    if (!layout.trains().isEmpty()) {
      refuseConversions(layout.trains());
    }
    refuseElsewhere(layout.trains(), "a train", layout::isSeenAsTrain);
    refuseUnnamed();
    for (String train : draft.trains()) {
      String folder = layout.train(train);
      refuseConversions(folder);
      refuseElsewhere(folder, "an app", name -> true);
      int items = 0;
      for (String app : tree.folders(folder)) {
        items += isSame(train, app) || isItem(train, app) ? 1 : 0;
      }
      if (items == 0 && !tree.folders(folder).isEmpty()) {
        draft.report(
            odd(
                folder,
                "holds folders, so TrueNAS takes it for a train, and none of them is an app",
                "Publish to a branch of its own (truenas.catalog.branch), or give the folder a name"
                    + " that begins with a dot."));
      } else {
        for (String app : tree.folders(folder)) {
          item(train, app);
        }
      }
    }
  }

  /** Refuses trains that some release sees, and no publication can be for. */
  private void refuseUnnamed() throws IOException {
    for (String name : tree.folders(layout.trains())) {
      String folder = layout.train(name);
      if (layout.isSeenAsTrain(name) && !layout.isTrain(name) && !tree.folders(folder).isEmpty()) {
        draft.report(
            odd(
                folder,
                "holds folders, and a release of TrueNAS takes it for a train",
                "Rename the folder, or take it out of the branch."));
      }
    }
  }

  /** Refuses attributes by which owners get other bytes than are published. */
  private void refuseConversions(String folder) throws IOException {
    for (String line : CheckOut.converts(tree, folder)) {
      draft.report(
          Problem.error(
              Rule.PUBLISHED_CATALOG,
              Where.inFile(
                  Printable.of(
                      folder.isEmpty() ? CheckOut.ATTRIBUTES : folder + "/" + CheckOut.ATTRIBUTES),
                  0,
                  0),
              "has git change files when TrueNAS clones them: " + Printable.of(line),
              "no ident, filter, working-tree-encoding or eol=crlf",
              "Take the line out of the file."));
    }
  }

  /** Refuses what shows TrueNAS a folder whose content no publication can know. */
  private void refuseElsewhere(String folder, String kind, Predicate<String> counts)
      throws IOException {
    for (String name : tree.places(folder)) {
      String path = folder.isEmpty() ? name : folder + "/" + name;
      if (counts.test(name) && tree.leadsElsewhere(path)) {
        draft.report(
            odd(
                path,
                "is a link or submodule, and TrueNAS takes what it leads to for " + kind,
                "Take it out of the branch, and find out who put it there."));
      }
    }
  }

  private boolean isItem(String train, String app) throws IOException {
    String item = layout.item(train, app);
    for (String name : layout.itemFiles()) {
      if (tree.fileId(item + "/" + name).isPresent()) {
        return true;
      }
    }
    return tree.folders(item).stream().anyMatch(name -> VersionNumber.parse(name).isPresent());
  }

  private boolean isSame(String train, String app) throws IOException {
    String item = layout.item(train, app);
    return known.isPresent() && tree.folderId(item).equals(before.folderId(item));
  }

  /** The item as the last publication has indexed it; empty when that cannot be used. */
  private Optional<IndexedItem> known(String train, String app) throws IOException {
    Optional<IndexLines.Line> line =
        isSame(train, app) ? known.get().line(train, app) : Optional.empty();
    return line.isPresent()
        ? edition.item(line.get(), train, app, newestFirst(train, app))
        : Optional.empty();
  }

  private void item(String train, String app) throws IOException {
    refuseConversions(layout.item(train, app));
    refuseElsewhere(layout.item(train, app), "a version", name -> true);
    Optional<IndexedItem> indexed = known(train, app);
    if (indexed.isPresent()) {
      same.add(indexed.get());
      return;
    }
    String item = layout.item(train, app);
    texts = 0;
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
    for (String name : layout.itemFiles()) {
      read(item + "/" + name);
    }
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
        if (edition.indexes(name)) {
          read(folder + "/" + name);
        }
      }
      if (VersionNumber.parse(version).isPresent()) {
        published.add(folder);
      }
    }
    if (texts > MOST_TEXTS) {
      draft.report(
          Problem.error(
              Rule.PUBLISHED_CATALOG,
              Where.inFile(item, 0, 0),
              "has " + texts + " bytes of texts in its versions, all of which go into its index",
              "at most " + MOST_TEXTS,
              "Keep fewer versions of it (truenas.publish.keepVersions), or shorter texts."));
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
    Optional<String> id = tree.fileId(path);
    if (id.isEmpty()) {
      return;
    }
    texts += tree.fileSize(path).orElse(0L);
    if (texts > MOST_TEXTS) {
      return;
    }
    Content known = read.get(id.get());
    Optional<Content> content = known == null ? tree.read(path) : Optional.of(known);
    if (content.isPresent()) {
      read.put(id.get(), content.get());
      files.put(new RelativePath(path), content.get());
    }
  }

  /** What stands there for all apps of a branch is the same in every catalog that we make. */
  private boolean isOfOthers(Map.Entry<RelativePath, Content> file) throws IOException {
    return tree.fileId(file.getKey().value()).isPresent()
        && !tree.holds(file.getKey().value(), file.getValue());
  }

  private void write(Appearances appearances, Instant time, CatalogInfo info) throws IOException {
    draft.added().stream().map(draft::folder).forEach(published::remove);
    Map<String, Instant> times = new HashMap<>(appearances.of(published));
    IndexResult index =
        CatalogIndex.of(
            edition,
            files,
            folder -> times.getOrDefault(folder.value(), time),
            same,
            known.orElseGet(() -> new IndexLines(new TreeMap<>())));
    index.problems().forEach(draft::report);
    for (var file : index.files().entrySet()) {
      if (layout.moreIndexes().contains(file.getKey().value()) && isOfOthers(file)) {
        draft.report(
            Problem.warning(
                Rule.PUBLISHED_CATALOG,
                Where.inFile(file.getKey().value(), 0, 0),
                "was not written by Trainyard, and stays as it is",
                "",
                "Delete the file from the branch unless apps of others need it."));
      } else {
        tree.put(file.getKey(), file.getValue());
      }
    }
    Optional<Content> page = tree.read(layout.page());
    if (page.isPresent() && !CatalogPage.isOwn(page.get())) {
      draft.report(
          Problem.warning(
              Rule.PUBLISHED_CATALOG,
              Where.inFile(layout.page(), 0, 0),
              "was not written by Trainyard, and stays as it is",
              "",
              "Delete the file from the branch to get a page that lists the apps."));
      return;
    }
    tree.put(RelativePath.of(layout.page()), edition.page(info, index.items()));
  }
}
