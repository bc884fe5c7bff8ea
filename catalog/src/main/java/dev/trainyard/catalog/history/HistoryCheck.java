package dev.trainyard.catalog.history;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.git.Tip.Commit;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
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
 * of its own, on top of the commit and with the tree that the line names, that what it says was
 * done, that no commit took anything away, and that nothing that owners get was changed by a commit
 * without a line.
 *
 * @param entries the lines, the oldest first
 * @param commit the tip that was read; empty when the branch is not there
 * @param problems everything found
 */
public record HistoryCheck(List<Entry> entries, Optional<String> commit, Problems problems) {

  private static final int MOST_PROBLEMS = 20;

  /** Copies the list. */
  public HistoryCheck {
    entries = List.copyOf(entries);
  }

  /**
   * Checks a branch.
   *
   * @param edition the edition of the catalog
   * @param branch the branch
   * @throws GitFailure when the branch cannot be read
   * @throws IOException when the folder for temporary files cannot be used
   */
  public static HistoryCheck of(CatalogEdition edition, CatalogBranch branch)
      throws GitFailure, IOException {
    return branch.read(tip -> of(edition, tip));
  }

  /** Checks what was fetched of a branch. */
  public static HistoryCheck of(CatalogEdition edition, Tip tip) throws IOException {
    return new Checking(edition).of(tip);
  }

  /** One check under way. */
  private static final class Checking {

    private final CatalogEdition edition;
    private final Layout layout;
    private final List<Problem> problems = new ArrayList<>();

    private Checking(CatalogEdition edition) {
      this.edition = edition;
      this.layout = edition.layout();
    }

    private HistoryCheck of(Tip tip) throws IOException {
      Optional<Commit> newest = tip.newest();
      if (newest.isEmpty()) {
        return result(List.of(), tip);
      }
      History history;
      try {
        history = read(newest.get().tree());
      } catch (BrokenHistoryException e) {
        report(e.line(), "in commit " + newest.get().id() + ": " + e.getMessage());
        return result(List.of(), tip);
      }
      Lines lines = new Lines(history);
      Commit after = newest.get();
      CatalogTree tree = after.tree();
      int count = history.entries().size();
      Optional<Commit> commit = after.before();
      while (commit.isPresent()) {
        if (problems.size() >= MOST_PROBLEMS) {
          return result(history.entries(), tip);
        }
        if (!keepsMerged(lines, after, count)) {
          return result(history.entries(), tip);
        }
        // Read once: a folder may have any number of entries.
        CatalogTree parent = commit.get().tree();
        int before = lines.in(parent, count);
        if (before < 0) {
          report(0, "commit " + after.id() + " changes or removes lines");
          // What stands on a broken history proves nothing about what is below it.
          return result(history.entries(), tip);
        }
        compare(history, after, tree, parent, before, count);
        count = before;
        after = commit.get();
        tree = parent;
        commit = after.before();
      }
      if (keepsMerged(lines, after, count)) {
        compare(history, after, tree, tip.empty(), 0, count);
      }
      return result(history.entries(), tip);
    }

    /**
     * Whether a merge has the lines of all that it merges. The lines name commits and trees, so
     * that another chain with the same lines is the same chain.
     */
    private boolean keepsMerged(Lines lines, Commit commit, int count) throws IOException {
      for (CatalogTree other : commit.merged()) {
        if (lines.inMerged(other, count) < 0) {
          report(
              0,
              "commit "
                  + commit.id()
                  + " merges another history, and changes or removes lines, or too many to compare");
          return false;
        }
      }
      return true;
    }

    private static History read(CatalogTree tree) throws BrokenHistoryException, IOException {
      Optional<Content> file = tree.read(History.FILE);
      return file.isPresent() ? History.read(file.get()) : History.empty();
    }

    private HistoryCheck result(List<Entry> entries, Tip tip) {
      return new HistoryCheck(entries, tip.commit(), Problems.of(problems));
    }

    /** Compares a commit that has so many lines with its parent. */
    private void compare(
        History history, Commit commit, CatalogTree tree, CatalogTree parent, int before, int count)
        throws IOException {
      if (count > before + 1) {
        report(count, "commit " + commit.id() + " adds " + (count - before) + " lines at once");
      } else if (count == before + 1) {
        Entry line = history.entries().get(before);
        if (!line.parent().equals(commit.parent().orElse(""))) {
          report(
              count,
              "line "
                  + count
                  + " stands on commit "
                  + line.parent()
                  + ", its commit "
                  + commit.id()
                  + " on "
                  + commit.parent().orElse("none"));
        }
        if (!commit.message().stripTrailing().endsWith(History.TRAILER + history.hash(count))) {
          report(
              count,
              "line " + count + " is not the one that its commit " + commit.id() + " brought");
        }
        if (!line.tree().equals(tree.idWithout(History.FOLDER))) {
          report(
              count,
              "line " + count + " names another tree than its commit " + commit.id() + " has");
        }
        Statements statements = new Statements(edition, parent, tree);
        for (String lie : statements.lies(line)) {
          report(count, "line " + count + " of commit " + commit.id() + " says that " + lie);
        }
      }
      if (before == 0) {
        // What was there before the first publication, or came with it, has no history.
        return;
      }
      for (VersionChange change : VersionChange.between(layout, parent, tree)) {
        if (count == before) {
          report(
              0, "commit " + commit.id() + " " + change.describe() + ", and has no line for that");
        } else if (change.isForbidden(history.entries().get(count - 1).apps())) {
          report(
              count,
              "commit " + commit.id() + " " + change.describe() + ", and its line does not say so");
        } else if (change.kind() == VersionChange.Kind.ADDED && tree.hasFolder(change.path())) {
          for (String link : tree.linksOutOf(change.path())) {
            report(
                count,
                "commit "
                    + commit.id()
                    + " "
                    + change.describe()
                    + ", in which "
                    + Printable.of(link)
                    + " leads out of the version");
          }
        }
      }
    }

    private void report(int line, String found) {
      problems.add(
          Problem.error(
              Rule.HISTORY,
              Where.inFile(History.FILE, line, 0),
              found,
              "lines that are only ever added, one with each commit that publishes",
              "Find out who changed the branch; a clone made before has the true history."));
    }
  }

  /** Tells how many lines of the newest history an older commit has, without reading it. */
  private static final class Lines {

    /**
     * How many bytes are hashed at most to compare older histories to the byte, the newest first;
     * beyond that their lengths have to do. What would go unseen is a change that was taken back
     * since: every line of today is held against the hash that its commit names.
     */
    private static final long MOST_HASHED = 1L << 30;

    private final byte[] bytes;

    /** Where each line begins, and the end. */
    private final int[] starts;

    private long hashed;
    private long hashedOfMerged;
    private String lastId = "";
    private int lastCount;

    private Lines(History history) {
      bytes = history.content().toBytes();
      starts = new int[history.entries().size() + 1];
      int line = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          starts[++line] = i + 1;
        }
      }
    }

    /**
     * The number of lines.
     *
     * @param most how many the next commit has
     * @return negative when they are not the first lines of the newest history
     */
    private int in(CatalogTree tree, int most) throws IOException {
      return in(tree, most, false);
    }

    /**
     * The same of a history that is merged in. Who makes one may have made all of it anew, so none
     * is believed that is not compared.
     */
    private int inMerged(CatalogTree tree, int most) throws IOException {
      return in(tree, most, true);
    }

    private int in(CatalogTree tree, int most, boolean merged) throws IOException {
      Optional<String> id = tree.fileId(History.FILE);
      Optional<Long> size = tree.fileSize(History.FILE);
      if (id.isEmpty()) {
        return 0;
      }
      if (id.get().equals(lastId)) {
        return lastCount;
      }
      for (int count = most;
          size.isPresent() && count >= 0 && starts[count] >= size.get();
          count--) {
        if (starts[count] == size.get() && isPrefix(id.get(), starts[count], merged)) {
          lastId = id.get();
          lastCount = count;
          return count;
        }
      }
      return -1;
    }

    private boolean isPrefix(String id, int length, boolean merged) {
      if (merged) {
        hashedOfMerged += length;
        return hashedOfMerged <= MOST_HASHED && CatalogTree.fileIdOf(bytes, length).equals(id);
      }
      hashed += length;
      return hashed > MOST_HASHED || CatalogTree.fileIdOf(bytes, length).equals(id);
    }
  }
}
