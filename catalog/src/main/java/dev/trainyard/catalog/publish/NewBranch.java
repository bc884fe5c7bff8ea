package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A branch that the repository does not have yet. Where another one holds a catalog of the same
 * edition, its name may be mistyped, and machines that pull the other one would get nothing.
 */
final class NewBranch {

  /** Each of them is fetched. */
  private static final int LOOKED_AT = 10;

  private NewBranch() {}

  /** Names the branches that hold a catalog of the edition; says nothing when there are none. */
  static void report(Publication publication, Tip tip, Draft draft) throws GitFailure, IOException {
    List<String> others =
        tip.branches().stream()
            .filter(name -> PreviewName.ofBranch(name).isEmpty())
            .limit(LOOKED_AT)
            .toList();
    List<String> catalogs = new ArrayList<>();
    for (String name : others) {
      if (holdsCatalog(tip, name, draft)) {
        catalogs.add(Printable.of(name));
      }
    }
    if (!catalogs.isEmpty()) {
      draft.report(
          Problem.warning(
              Rule.PUBLISH_SETTING,
              Where.ofApp(""),
              "branch "
                  + publication.branch().name()
                  + " is new in "
                  + publication.branch().address()
                  + "; a catalog of the edition "
                  + draft.edition().name()
                  + " is published in "
                  + String.join(", ", catalogs),
              "",
              "See that truenas.catalog.branch is the branch that you mean."));
    }
  }

  /** Anybody may have put anything on other branches: what cannot be read is no catalog of ours. */
  private static boolean holdsCatalog(Tip tip, String name, Draft draft) throws IOException {
    try {
      return Tip.ifReadable(
              () ->
                  tip.sibling(name)
                      .tree()
                      .holds(Indexing.FORMAT_FILE, Indexing.format(draft.edition())))
          .orElse(false);
    } catch (GitFailure notFetched) {
      return false;
    }
  }
}
