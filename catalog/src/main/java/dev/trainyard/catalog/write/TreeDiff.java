package dev.trainyard.catalog.write;

import dev.trainyard.catalog.read.FolderWalk;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What has to change in a folder, and what forbids it.
 *
 * @param written files to create or replace
 * @param deleted files to remove: listed as written, as they were written, and not wanted any more
 * @param kept files that are right
 * @param litter what file managers have left behind in folders that stay
 * @param emptied folders without a wanted file below them
 * @param foreign files and folders that Trainyard did not write
 * @param edited files that it wrote and somebody has changed since
 */
record TreeDiff(
    SortedSet<RelativePath> written,
    SortedSet<String> deleted,
    SortedSet<RelativePath> kept,
    SortedSet<String> litter,
    SortedSet<String> emptied,
    SortedSet<String> foreign,
    SortedSet<String> edited) {

  /**
   * Compares.
   *
   * @param root the folder
   * @param scan what lies in it
   * @param wanted what it is to hold, with the new list
   * @param ledger what the folder's own list says
   */
  static TreeDiff between(Path root, TreeScan scan, WantedFiles wanted, Ledger ledger)
      throws IOException {
    SortedSet<RelativePath> paths = wanted.paths();
    TreeDiff diff =
        new TreeDiff(
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(scan.folders()),
            new TreeSet<>(scan.foreign()),
            new TreeSet<>());
    Set<String> folders = foldersOf(paths);
    diff.emptied.removeAll(folders);
    Set<String> rest = new TreeSet<>(scan.files().keySet());
    SortedSet<RelativePath> modes = new TreeSet<>();
    for (Found found : Found.all(root, scan, wanted, paths, ledger)) {
      RelativePath path = found.path();
      rest.remove(path.value());
      switch (found.state()) {
        case KEPT -> diff.kept.add(path);
        case MODE -> modes.add(path);
        default -> {
          diff.written.add(path);
          diff.judge(path.value(), found.state() == State.OURS, ledger);
        }
      }
    }
    paths.stream()
        .filter(path -> !scan.files().containsKey(path.value()))
        .forEach(diff.written::add);
    for (String path : rest) {
      if (Names.isLitter(path)) {
        if (path.indexOf('/') < 0 || folders.contains(path.substring(0, path.lastIndexOf('/')))) {
          diff.litter.add(path);
        }
      } else {
        diff.deleted.add(path);
        diff.judge(
            path, ledger.paths().contains(path) && ledger.wrote(path, root.resolve(path)), ledger);
      }
    }
    diff.settle(modes, wanted);
    return diff;
  }

  /**
   * The folders in which nothing changes, without those inside of them.
   *
   * @param folders all folders that are there
   */
  SortedSet<String> untouched(SortedSet<String> folders) {
    Set<String> touched = new HashSet<>(emptied);
    emptied.forEach(path -> addFolders(path, touched));
    deleted.forEach(path -> addFolders(path, touched));
    written.forEach(path -> addFolders(path.value(), touched));
    SortedSet<String> untouched = new TreeSet<>();
    for (String folder : folders) {
      int end = folder.lastIndexOf('/');
      if (!touched.contains(folder) && (end < 0 || touched.contains(folder.substring(0, end)))) {
        untouched.add(folder);
      }
    }
    return untouched;
  }

  /** The folders that these files need. */
  static Set<String> foldersOf(Iterable<RelativePath> files) {
    Set<String> folders = new HashSet<>();
    for (RelativePath file : files) {
      addFolders(file.value(), folders);
    }
    return folders;
  }

  /** Adds every folder above a file. */
  static void addFolders(String path, Set<String> folders) {
    int end = path.lastIndexOf('/');
    while (end > 0 && folders.add(path.substring(0, end))) {
      end = path.lastIndexOf('/', end - 1);
    }
  }

  /** Whether the folder is as wanted. */
  boolean isEmpty() {
    return written.isEmpty() && deleted.isEmpty() && emptied.isEmpty();
  }

  private void judge(String path, boolean ours, Ledger ledger) {
    if (!ledger.paths().contains(path)) {
      foreign.add(path);
    } else if (!ours) {
      edited.add(path);
    }
  }

  /** How a file is found that is wanted. */
  private enum State {
    /** As wanted. */
    KEPT,
    /** As wanted, but for being a program or not. */
    MODE,
    /** Another one, as it is listed. */
    OURS,
    /** Another one, and not as it is listed, if it is. */
    STRANGE
  }

  /** A wanted file that is there. */
  private record Found(RelativePath path, State state) {

    /** Reads all of them, several at a time: most of a run that changes nothing is this. */
    static List<Found> all(
        Path root, TreeScan scan, WantedFiles wanted, SortedSet<RelativePath> paths, Ledger ledger)
        throws IOException {
      boolean posix = FolderWalk.isPosix(root);
      List<RelativePath> there =
          paths.stream().filter(path -> scan.files().containsKey(path.value())).toList();
      try {
        return there.parallelStream()
            .map(
                path -> {
                  try {
                    return of(root, posix, path, scan.files().get(path.value()), wanted, ledger);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
            .toList();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    private static Found of(
        Path root,
        boolean posix,
        RelativePath path,
        TreeScan.Stamp stamp,
        WantedFiles wanted,
        Ledger ledger)
        throws IOException {
      Path file = root.resolve(path.value());
      if (!wanted.isHeldBy(file, stamp.size(), path)) {
        return new Found(path, ledger.wrote(path.value(), file) ? State.OURS : State.STRANGE);
      }
      boolean mode = posix && stamp.program() != wanted.isProgram(path);
      return new Found(path, mode ? State.MODE : State.KEPT);
    }
  }

  /**
   * Where every file is a program, it is the file system that cannot tell: Windows drives seen from
   * Linux are such.
   */
  private void settle(SortedSet<RelativePath> modes, WantedFiles wanted) {
    boolean told = kept.stream().anyMatch(path -> !wanted.isProgram(path));
    (told || modes.stream().anyMatch(wanted::isProgram) ? written : kept).addAll(modes);
  }
}
