package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.history.Entry;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * That a version is what was published. Whoever may push may change it on the branch, which the
 * history tells; in another place, with a line of its own, nothing would tell it any more.
 */
final class Untouched {

  private Untouched() {}

  /**
   * Reports a version that a commit without a line of the history has added or changed. A change
   * that was taken back is none.
   *
   * @param tip the branch that has the version
   * @param version the version, whose content is to be taken over
   * @param draft is told
   */
  static void require(Tip tip, Published version, Draft draft) throws GitFailure, IOException {
    String folder = draft.folder(version);
    Optional<String> taken = tip.tree().folderId(folder);
    Optional<Tip.Commit> touched = Optional.empty();
    Optional<Tip.Commit> commit = tip.newest();
    while (commit.isPresent()) {
      Optional<Tip.Commit> parent = commit.get().before();
      CatalogTree tree = commit.get().tree();
      CatalogTree before = parent.isPresent() ? parent.get().tree() : tip.empty();
      Optional<String> now = tree.folderId(folder);
      Optional<String> then = before.folderId(folder);
      if (!now.equals(then)) {
        if (touched.isEmpty()) {
          touched = commit;
        }
        if (isPublication(tree, before, then.isEmpty(), version)) {
          if (!now.equals(taken)) {
            draft.report(changed(version, folder, touched.get()));
          }
          return;
        }
      }
      commit = parent;
    }
    if (touched.isPresent()) {
      draft.report(changed(version, folder, touched.get()));
    }
  }

  /** Whether a commit that brings a version, or changes it, says so; as the history has it. */
  private static boolean isPublication(
      CatalogTree tree, CatalogTree before, boolean isNew, Published version)
      throws GitFailure, IOException {
    int lines = CatalogPublisher.history(before).entries().size();
    if (lines == 0) {
      // What was there before the first publication, or came with it, has no history.
      return true;
    }
    List<Entry> entries = CatalogPublisher.history(tree).entries();
    return isNew
        && entries.stream()
            .skip(lines)
            .flatMap(entry -> entry.apps().stream())
            .anyMatch(added -> added.id().equals(version.id()));
  }

  private static Problem changed(Published version, String folder, Tip.Commit commit) {
    return Problem.error(
        Rule.PUBLISHED_VERSION,
        new Where(version.app(), "", folder, 0, 0),
        "is not what was published: commit "
            + commit.id()
            + " changes or adds it, and has no line of the history for that",
        "the content that a line of the history brought",
        "See with truenas:history what else was changed; publish a new version from its"
            + " definitions.");
  }
}
