package dev.trainyard.catalog.write;

import dev.trainyard.catalog.read.FolderWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Removes a tree that a run has built or retired, and nothing that anybody else put there. */
final class Removal {

  private final Disk disk;

  Removal(Disk disk) {
    this.disk = disk;
  }

  /**
   * Removes a tree that a run was building, however far it came; its list last, so that what is
   * left by a kill is known as well.
   *
   * @param root the tree; need not exist
   * @throws IOException when it has something that its list does not name; it is left as it was
   */
  void remove(Path root) throws IOException {
    if (Disk.exists(root)) {
      remove(root, requireOwn("remove", root, Ledger.read(root).paths(), false));
    }
  }

  /**
   * Removes a tree that another one has replaced, as {@link #remove(Path)} does.
   *
   * @param root the tree; need not exist
   * @param successor what has replaced it; its list counts as well
   * @throws IOException when it has something that no list names, or that is not as listed and not
   *     the very file that the successor has; it is left as it was
   */
  void removeUnchanged(Path root, Path successor) throws IOException {
    if (Disk.exists(root)) {
      Ledger was = Ledger.read(root);
      Ledger next = Ledger.read(successor);
      Set<String> own = new HashSet<>(was.paths());
      own.addAll(next.paths());
      TreeScan scan = requireOwn("remove", root, own, false);
      requireUnchanged(root, scan, was, successor, next);
      remove(root, scan);
    }
  }

  private void remove(Path root, TreeScan scan) throws IOException {
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

  /**
   * Looks whether a tree is one that a run has built, as far as that came; a repository that lies
   * in it may be anybody's.
   *
   * @throws IOException when it is no folder, or has something that its list does not name
   */
  static void requireBuilt(Path root) throws IOException {
    requireOwn("use", root, Ledger.read(root).paths(), true);
  }

  /**
   * Looks whether a retired tree holds nothing but what its list or that of its successor names, so
   * that no name in it leads elsewhere; a repository that lies in it may be anybody's.
   *
   * @throws IOException when it is no folder, or has something that neither list names
   */
  static void requireRetired(Path root, Path successor) throws IOException {
    Set<String> own = new HashSet<>(Ledger.read(root).paths());
    own.addAll(Ledger.read(successor).paths());
    requireOwn("use", root, own, true);
  }

  private static TreeScan requireOwn(
      String action, Path root, Collection<String> listed, boolean withGit) throws IOException {
    Set<String> own = new HashSet<>(listed);
    own.add(Ledger.NAME);
    Set<String> known = new HashSet<>();
    own.forEach(path -> TreeDiff.addFolders(path, known));
    TreeScan scan = TreeScan.of(root, known);
    SortedSet<String> strange = new TreeSet<>(scan.files().keySet());
    strange.removeIf(path -> own.contains(path) || Names.isLitter(path));
    strange.addAll(scan.foreign());
    strange.addAll(scan.others());
    if (!withGit && Disk.exists(root.resolve(FolderWalk.GIT))) {
      strange.add(FolderWalk.GIT);
    }
    if (!strange.isEmpty()) {
      throw new DiskFailure(
          "cannot "
              + action
              + " "
              + root
              + (scan.others().contains("")
                  ? ": it is not a folder"
                  : ": it holds what Trainyard did not write: " + Names.list(strange)),
          "Move it to another place.",
          null);
    }
    return scan;
  }

  private static void requireUnchanged(
      Path root, TreeScan scan, Ledger was, Path successor, Ledger next) throws IOException {
    // What stays is a second name of the same file, so that nothing of it goes.
    SortedMap<String, TreeScan.Stamp> stays = TreeScan.of(successor, scan.folders()).files();
    SortedSet<String> changed = new TreeSet<>();
    for (var found : scan.files().entrySet()) {
      String path = found.getKey();
      Path file = root.resolve(path);
      if (path.equals(Ledger.NAME)
          || Names.isLitter(path)
          || stays.containsKey(path) && stays.get(path).isSameFile(found.getValue())) {
        continue;
      }
      if (!was.wrote(path, file) && !next.wrote(path, file)) {
        changed.add(path);
      }
    }
    if (!changed.isEmpty()) {
      throw new DiskFailure(
          "cannot remove " + root + ": in it was changed meanwhile " + Names.list(changed),
          "Put what you changed into the definition, and move the folder to another place.",
          null);
    }
  }
}
