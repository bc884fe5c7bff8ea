package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.git.TreeTarget;
import dev.trainyard.catalog.history.BranchTarget;
import dev.trainyard.catalog.index.MarkdownTarget;
import dev.trainyard.catalog.serve.RequestTarget;
import dev.trainyard.catalog.serve.UploadTarget;
import dev.trainyard.catalog.source.RevisionTarget;
import dev.trainyard.catalog.write.LedgerTarget;
import java.nio.file.Path;
import java.util.Locale;

/** Every reader of bytes that others have written. */
public enum FuzzTargets {
  /** Any YAML. */
  YAML(5, work -> new YamlTarget()),
  /** A published form. */
  FORM(4, work -> new FormTarget()),
  /** README and changelog. */
  MARKDOWN(7, work -> new MarkdownTarget()),
  /** The files of an app. */
  ITEM(70, work -> new ItemTarget()),
  /** Two versions of an app. */
  DIFF(35, work -> new DiffTarget()),
  /** A catalog that is checked. */
  LINT(250, work -> new LintTarget()),
  /** A folder of files that is checked, by itself and as a proposal. */
  CATALOG(450, CatalogTarget::new),
  /** What was found once. */
  BASELINE(1, work -> new BaselineTarget()),
  /** An index on a branch. */
  INDEX(2, work -> new KnownIndexTarget()),
  /** A history on a branch. */
  HISTORY(3, work -> new HistoryTarget()),
  /** Trees on a branch. */
  TREE(250, work -> new TreeTarget()),
  /** Trees, commits and history together. */
  BRANCH(85, work -> new BranchTarget()),
  /** The files of a revision. */
  REVISION(70, work -> new RevisionTarget()),
  /** The list of what was written into a folder. */
  LEDGER(40, LedgerTarget::new),
  /** Addresses of repositories. */
  ADDRESS(4, AddressTarget::new),
  /** Names and other short texts. */
  TEXT(8, work -> new TextTarget()),
  /** The lines of a fetch. */
  UPLOAD(1, work -> new UploadTarget()),
  /** Requests over a connection. */
  REQUEST(80, RequestTarget::new);

  /** Opens a target. */
  @FunctionalInterface
  private interface Opening {
    FuzzTarget in(Path work) throws Exception;
  }

  private final int cost;
  private final Opening opening;

  FuzzTargets(int cost, Opening opening) {
    this.cost = cost;
    this.opening = opening;
  }

  /**
   * Opens the target.
   *
   * @param work a folder that is its own
   */
  FuzzTarget open(Path work) throws Exception {
    return opening.in(work);
  }

  /** What one input takes of the processor, in inputs of the quickest target. */
  int cost() {
    return cost;
  }

  /** The name of its folders. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
