package dev.trainyard.catalog.history;

import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.git.Tip.Commit;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks the history of a catalog: that its lines follow each other, that each came with a commit
 * of its own, on top of the commit and with the tree that the line names, and that no commit took
 * anything away.
 *
 * @param entries the lines, the oldest first
 * @param commit the tip that was read; empty when the branch is not there
 * @param problems everything found
 */
public record HistoryCheck(List<Entry> entries, Optional<String> commit, Problems problems) {

  /** Copies the list. */
  public HistoryCheck {
    entries = List.copyOf(entries);
  }

  /**
   * Checks a branch.
   *
   * @throws GitFailure when the branch cannot be read
   * @throws IOException when the folder for temporary files cannot be used
   */
  public static HistoryCheck of(CatalogBranch branch) throws GitFailure, IOException {
    return branch.read(HistoryCheck::of);
  }

  private static HistoryCheck of(Tip tip) throws IOException {
    List<Problem> problems = new ArrayList<>();
    History newest = null;
    History after = null;
    Commit afterCommit = null;
    for (Commit commit : tip.commits()) {
      History history;
      try {
        Optional<Content> file = commit.read(History.FILE);
        history = file.isPresent() ? History.read(file.get()) : History.empty();
      } catch (BrokenHistoryException e) {
        problems.add(problem(e.line(), "in commit " + commit.id() + ": " + e.getMessage()));
        // What stands on a broken history proves nothing about what is below it.
        return new HistoryCheck(
            newest == null ? List.of() : newest.entries(), tip.commit(), Problems.of(problems));
      }
      if (newest == null) {
        newest = history;
      } else {
        compare(history, after, afterCommit, problems);
      }
      after = history;
      afterCommit = commit;
    }
    if (afterCommit != null) {
      compare(History.empty(), after, afterCommit, problems);
    }
    return new HistoryCheck(
        newest == null ? List.of() : newest.entries(), tip.commit(), Problems.of(problems));
  }

  /** Compares the history before a commit with the one after it. */
  private static void compare(History before, History after, Commit commit, List<Problem> problems)
      throws IOException {
    int old = before.entries().size();
    int all = after.entries().size();
    if (!after.continues(before)) {
      problems.add(problem(0, "commit " + commit.id() + " changes or removes lines"));
    } else if (all > old + 1) {
      problems.add(
          problem(all, "commit " + commit.id() + " adds " + (all - old) + " lines at once"));
    } else if (all == old + 1) {
      Entry line = after.entries().get(old);
      if (!line.parent().equals(commit.parent().orElse(""))) {
        problems.add(
            problem(
                all,
                "line "
                    + all
                    + " stands on commit "
                    + line.parent()
                    + ", its commit "
                    + commit.id()
                    + " on "
                    + commit.parent().orElse("none")));
      }
      if (!line.tree().equals(commit.idWithout(History.FOLDER))) {
        problems.add(
            problem(
                all,
                "line " + all + " names another tree than its commit " + commit.id() + " has"));
      }
    }
  }

  private static Problem problem(int line, String found) {
    return Problem.error(
        Rule.HISTORY,
        Where.inFile(History.FILE, line, 0),
        found,
        "lines that are only ever added, one with each commit that publishes",
        "Find out who changed the branch; a clone made before has the true history.");
  }
}
