package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.history.Entry;
import dev.trainyard.catalog.history.History;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What somebody else has put where a publication writes: nothing of it goes silently. */
final class ForeignCatalog {

  private ForeignCatalog() {}

  /**
   * Reports what a first publication replaces, and refuses to replace what is no catalog.
   *
   * @param before the branch as it was, without any history of publications
   */
  static void report(CatalogTree before, Draft draft) throws IOException {
    Layout layout = draft.layout();
    Optional<Content> index = before.read(layout.index());
    if (index.isPresent() && draft.edition().lines(index.get()).isEmpty()) {
      draft.report(
          Problem.error(
              Rule.PUBLISHED_CATALOG,
              Where.inFile(layout.index(), 0, 0),
              "is no index of a catalog, and was not written by Trainyard",
              "the index of a catalog, or no such file",
              "Take the file out of the branch, or publish to a branch of its own."));
    } else if (index.isPresent()) {
      draft.report(
          Problem.warning(
              Rule.PUBLISHED_CATALOG,
              Where.inFile(layout.index(), 0, 0),
              layout.itemIndexes().stream()
                      .map(name -> "and every " + name + " were")
                      .findFirst()
                      .orElse("was")
                  + " written by something else, and made anew from the apps on the branch",
              "",
              "Let only one program write the index of a catalog."));
    }
    replaced(before, Optional.empty(), draft);
  }

  /**
   * Reports listings that somebody else has written since the last publication, and that this one
   * replaces.
   *
   * @param tip the branch as it was
   * @param last the last publication
   */
  static void reportSince(Tip tip, Entry last, Draft draft) throws GitFailure, IOException {
    CatalogTree before = tip.tree();
    if (!isLeftBy(last, before)) {
      // What cannot be read of the commits since then is nothing to stop at.
      replaced(before, Tip.ifReadable(() -> left(tip, last)).flatMap(left -> left), draft);
    }
  }

  /** What a publication has left; empty when no commit has it any more. */
  private static Optional<CatalogTree> left(Tip tip, Entry last) throws IOException {
    Optional<Tip.Commit> commit = tip.newest();
    while (commit.isPresent() && !isLeftBy(last, commit.get().tree())) {
      commit = commit.get().before();
    }
    return commit.map(Tip.Commit::tree);
  }

  private static boolean isLeftBy(Entry last, CatalogTree tree) throws IOException {
    return tree.idWithout(History.FOLDER).equals(last.tree());
  }

  /**
   * Reports listings that are replaced.
   *
   * @param left what the last publication has left, if there was one
   */
  private static void replaced(CatalogTree before, Optional<CatalogTree> left, Draft draft)
      throws IOException {
    Layout layout = draft.layout();
    SortedSet<String> listings = new TreeSet<>();
    for (String train : draft.trains()) {
      for (String app : draft.tree().folders(layout.train(train))) {
        for (String name : layout.itemFiles()) {
          String listing = layout.item(train, app) + "/" + name;
          Optional<String> was = before.fileId(listing);
          boolean ours = left.isPresent() && left.get().fileId(listing).equals(was);
          if (was.isPresent() && !ours && !was.equals(draft.tree().fileId(listing))) {
            listings.add(listing);
          }
        }
      }
    }
    for (String listing : listings) {
      draft.report(
          Problem.warning(
              Rule.PUBLISHED_CATALOG,
              Where.inFile(listing, 0, 0),
              "was written by somebody else, and is replaced",
              "",
              "See that the app is meant to go on in these definitions."));
    }
  }
}
