package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.carry.TreeFolder;
import dev.trainyard.catalog.diff.CatalogComparison;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.lint.Acceptances;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a new version breaks for owners of the one before: the same judgement as that of a
 * comparison, at the last moment at which it helps.
 */
final class BreakingChanges {

  private BreakingChanges() {}

  /**
   * Compares every added version with the newest one below it.
   *
   * @param before what is published
   * @param allowed whether errors are warnings
   */
  static void report(CatalogTree before, Draft draft, boolean allowed) throws IOException {
    SortedMap<String, PublishedFile> old = new TreeMap<>();
    SortedMap<String, PublishedFile> added = new TreeMap<>();
    SortedMap<String, PublishedFile> accepting = new TreeMap<>();
    for (Published version : draft.added()) {
      VersionNumber number = VersionNumber.parse(version.version()).orElseThrow();
      Optional<VersionNumber> below =
          TreeFolder.versions(before, draft.layout(), version.train(), version.app())
              .headSet(number)
              .stream()
              .reduce((lower, higher) -> higher);
      if (below.isPresent()) {
        Layout layout = draft.layout();
        read(before, layout.version(version.train(), version.app(), below.get().toString()), old);
        read(draft.tree(), draft.folder(version), added);
        accepted(draft.tree(), layout.item(version.train(), version.app()) + "/", accepting);
      }
    }
    accepted(draft.tree(), "", accepting);
    List<Problem> found = CatalogComparison.of(draft.edition(), old, added).problems().all();
    for (Problem problem : Acceptances.noted(draft.edition(), accepting, found)) {
      draft.report(allowed ? asWarning(problem) : asError(problem));
    }
  }

  private static void accepted(
      CatalogTree tree, String folder, SortedMap<String, PublishedFile> files) throws IOException {
    String path = folder + Layout.ACCEPTED;
    tree.file(path).ifPresent(file -> files.put(path, file));
  }

  private static void read(CatalogTree tree, String folder, SortedMap<String, PublishedFile> files)
      throws IOException {
    for (String path : tree.files(folder)) {
      tree.file(path).ifPresent(file -> files.put(path, file));
    }
  }

  private static Problem asWarning(Problem problem) {
    return problem.isError() ? problem.as(Severity.WARNING) : problem;
  }

  private static Problem asError(Problem problem) {
    return problem.isError()
        ? Problem.error(
            problem.rule(),
            problem.where(),
            problem.found(),
            problem.allowed(),
            problem.fix() + " To publish it all the same set truenas.publish.allowBreaking.")
        : problem;
  }
}
