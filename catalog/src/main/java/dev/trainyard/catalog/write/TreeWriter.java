package dev.trainyard.catalog.write;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Makes a folder equal to a map of files, completely or not at all.
 *
 * <ul>
 *   <li>Files that are right already keep their time stamps. When all are, nothing at all is
 *       written, neither in the folder nor beside it.
 *   <li>Files that an earlier run wrote and that are not in the map are removed, with the folders
 *       that become empty. Files of somebody else, symbolic links and devices make the writer
 *       refuse: it reports them all and changes nothing. The {@code .git} at the top, folder or
 *       file, is the user's and stays.
 *   <li>A process that is killed, or fails, leaves the former tree or the new one, never a mixture.
 *       In one short moment of the replacement there is no folder; {@link #recover}, which every
 *       {@link #write} begins with, brings it back. Readers of a catalog folder call it first.
 *   <li>Modes are {@code rwxr-xr-x} for folders and programs and {@code rw-r--r--} for other files,
 *       whatever the umask. The mode of the folder itself stays.
 *   <li>One process at a time writes a folder; a second one is refused with a problem.
 * </ul>
 *
 * <p>For a while a run uses the names {@code .NAME.trainyard-new}, {@code .NAME.trainyard-old} and
 * {@code .NAME.trainyard-lock} beside the folder {@code NAME}; none stays. The folder may not be a
 * mount point, as it is renamed. Links in the path that leads to the folder are followed.
 */
public final class TreeWriter {

  private final Ownership ownership;
  private final Disk disk;

  /** A writer that removes what {@code ownership} does not call foreign. */
  public TreeWriter(Ownership ownership) {
    this(ownership, (change, path) -> {});
  }

  TreeWriter(Ownership ownership, Disk.Probe probe) {
    this.ownership = Objects.requireNonNull(ownership, "ownership");
    this.disk = new Disk(probe);
  }

  /**
   * Makes {@code folder} equal to {@code files}. The folder and those above it are created when
   * needed.
   *
   * @throws IOException when something cannot be read or written; its message names the path and
   *     the reason, and the folder holds what it held before
   */
  public WriteResult write(Path folder, SortedMap<RelativePath, Content> files) throws IOException {
    List<Problem> problems = PathRules.check(files.keySet());
    if (!problems.isEmpty()) {
      return WriteResult.refused(problems);
    }
    Places places = Places.of(folder);
    Optional<WriteResult> settled = look(folder, places, files);
    if (settled.isPresent()) {
      return settled.get();
    }
    disk.createFolders(places.parent());
    FolderLock lock;
    try {
      lock = FolderLock.acquire(places.lock());
    } catch (FolderBusyException e) {
      return WriteResult.refused(List.of(FolderRules.busy(folder)));
    }
    try {
      new Swap(disk, places).recover();
      return update(folder, places, files);
    } finally {
      lock.close();
    }
  }

  /**
   * Finishes or takes back what a killed run left, so that {@code folder} holds one whole tree
   * again. Without such a run nothing is touched.
   *
   * @throws IOException when another run is writing the folder, or something cannot be moved or
   *     removed
   */
  public static Recovery recover(Path folder) throws IOException {
    return new TreeWriter(present -> new TreeSet<>()).recoverFolder(folder);
  }

  Recovery recoverFolder(Path folder) throws IOException {
    Places places = Places.of(folder);
    if (!places.inUse()) {
      return Recovery.NOTHING;
    }
    FolderLock lock = FolderLock.acquire(places.lock());
    try {
      return new Swap(disk, places).recover();
    } finally {
      lock.close();
    }
  }

  /**
   * The result when there is nothing to do or everything to refuse. Works without the lock, and so
   * leaves not even a trace beside the folder; when another run gets in the way, the look under the
   * lock decides.
   */
  private Optional<WriteResult> look(
      Path folder, Places places, SortedMap<RelativePath, Content> files) {
    if (places.inUse()) {
      return Optional.empty();
    }
    try {
      TreeScan scan = TreeScan.of(places.folder());
      List<Problem> problems = FolderRules.check(folder, scan, ownership);
      if (!problems.isEmpty()) {
        return Optional.of(WriteResult.refused(problems));
      }
      TreeDiff diff = TreeDiff.between(places.folder(), scan, files);
      return diff.isEmpty() && scan.exists() ? Optional.of(result(diff)) : Optional.empty();
    } catch (IOException tryAgainUnderTheLock) {
      return Optional.empty();
    }
  }

  private WriteResult update(Path folder, Places places, SortedMap<RelativePath, Content> files)
      throws IOException {
    TreeScan scan = TreeScan.of(places.folder());
    List<Problem> problems = FolderRules.check(folder, scan, ownership);
    if (!problems.isEmpty()) {
      return WriteResult.refused(problems);
    }
    TreeDiff diff = TreeDiff.between(places.folder(), scan, files);
    if (!diff.modes().isEmpty() && !disk.keepsModes(places.staged())) {
      diff = diff.withoutModes();
    }
    if (scan.exists() && diff.changes() == 0) {
      removeEmptied(places, diff);
      return result(diff);
    }
    Swap swap = new Swap(disk, places);
    try {
      if (isOneStep(scan, diff)) {
        changeOne(places, diff, files);
        return result(diff);
      }
      new Staging(disk, places).build(diff, files);
    } catch (IOException | RuntimeException e) {
      swap.discard(e);
      throw e;
    }
    swap.replace();
    return retire(folder, swap, diff);
  }

  /** Whether one rename or removal of a file is all there is to do. */
  private static boolean isOneStep(TreeScan scan, TreeDiff diff) {
    if (diff.changes() != 1 || !diff.emptied().isEmpty()) {
      return false;
    }
    if (diff.written().isEmpty()) {
      return true;
    }
    String path = diff.written().first().value();
    int end = path.lastIndexOf('/');
    return scan.exists() && (end < 0 || scan.folders().contains(path.substring(0, end)));
  }

  private void changeOne(Places places, TreeDiff diff, SortedMap<RelativePath, Content> files)
      throws IOException {
    for (String path : diff.deleted()) {
      disk.delete(places.folder().resolve(path));
    }
    for (RelativePath path : diff.written()) {
      Path target = places.folder().resolve(path.value());
      disk.writeFile(places.staged(), files.get(path));
      disk.sync(List.of(places.staged()));
      disk.move(places.staged(), target);
      disk.syncFolder(target.getParent());
    }
  }

  /** Removes folders that hold no file, the deepest first. */
  private void removeEmptied(Places places, TreeDiff diff) throws IOException {
    for (String path : new TreeSet<>(diff.emptied()).descendingSet()) {
      disk.delete(places.folder().resolve(path));
    }
  }

  private static WriteResult retire(Path folder, Swap swap, TreeDiff diff) {
    try {
      swap.retire();
      return result(diff);
    } catch (IOException e) {
      return new WriteResult(
          diff.written(),
          diff.deleted(),
          diff.kept().size(),
          List.of(FolderRules.leftover(folder, e.getMessage())));
    }
  }

  private static WriteResult result(TreeDiff diff) {
    return new WriteResult(diff.written(), diff.deleted(), diff.kept().size(), List.of());
  }
}
