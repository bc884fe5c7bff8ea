package dev.trainyard.catalog.write;

import dev.trainyard.catalog.read.FolderWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Removes a tree that a run has built or retired, and nothing that anybody else put there. */
final class Removal {

  private final Disk disk;

  Removal(Disk disk) {
    this.disk = disk;
  }

  /**
   * Removes a tree; its own list last, so that what is left by a kill is known as well.
   *
   * @param root the tree; need not exist
   * @param more a further list of what may be removed
   * @throws IOException when it has something that no list names; it is left as it was
   */
  void remove(Path root, Ledger more) throws IOException {
    if (!Disk.exists(root)) {
      return;
    }
    Set<String> own = new HashSet<>(Ledger.read(root).paths());
    own.addAll(more.paths());
    own.add(Ledger.NAME);
    Set<String> known = new HashSet<>();
    own.forEach(path -> TreeDiff.addFolders(path, known));
    TreeScan scan = TreeScan.of(root, known);
    requireOwn(root, scan, own);
    disk.makeWritable(root);
    for (String path : scan.folders()) {
      disk.makeWritable(root.resolve(path));
    }
    for (String path : scan.files().keySet()) {
      if (!path.equals(Ledger.NAME)) {
        disk.delete(root.resolve(path));
      }
    }
    for (String path : new TreeSet<>(scan.folders()).descendingSet()) {
      disk.delete(root.resolve(path));
    }
    if (scan.files().containsKey(Ledger.NAME)) {
      disk.delete(root.resolve(Ledger.NAME));
    }
    disk.delete(root);
  }

  private static void requireOwn(Path root, TreeScan scan, Set<String> own) throws IOException {
    SortedSet<String> strange = new TreeSet<>(scan.files().keySet());
    strange.removeIf(path -> own.contains(path) || Names.isLitter(path));
    strange.addAll(scan.foreign());
    strange.addAll(scan.others());
    if (Disk.exists(root.resolve(FolderWalk.GIT))) {
      strange.add(FolderWalk.GIT);
    }
    if (!strange.isEmpty()) {
      throw new DiskFailure(
          "cannot remove "
              + root
              + (scan.others().contains("")
                  ? ": it is not a folder"
                  : ": it holds what Trainyard did not write: " + Names.list(strange)),
          "Move it to another place.",
          null);
    }
  }
}
