package dev.trainyard.catalog.write;

import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Builds a new tree beside the folder: files that stay right are linked, not copied. Folders that
 * stay as a whole are left out, {@link Swap} moves them.
 */
final class Staging {

  private static final RelativePath LEDGER = new RelativePath(Ledger.NAME);

  private final Disk disk;
  private final Places places;

  Staging(Disk disk, Places places) {
    this.disk = disk;
    this.places = places;
  }

  /**
   * Builds it, the list first: by that a later run knows a tree that was not finished as ours.
   *
   * @param whole folders that are left out with everything in them
   */
  void build(TreeDiff diff, WantedFiles wanted, Set<String> whole) throws IOException {
    Path root = places.staged();
    disk.createFolder(root);
    disk.writeFile(root.resolve(Ledger.NAME), wanted.content(LEDGER));
    for (String folder : new TreeSet<>(TreeDiff.foldersOf(wanted.paths()))) {
      if (!isIn(folder, whole)) {
        disk.createFolder(root.resolve(folder));
      }
    }
    for (RelativePath path : diff.kept()) {
      if (!path.equals(LEDGER) && !isIn(path.value(), whole)) {
        disk.linkOrCopy(places.folder().resolve(path.value()), root.resolve(path.value()));
      }
    }
    for (String path : diff.litter()) {
      if (!isIn(path, whole)) {
        disk.linkOrCopy(places.folder().resolve(path), root.resolve(path));
      }
    }
    for (RelativePath path : diff.written()) {
      if (!path.equals(LEDGER)) {
        disk.writeFile(root.resolve(path.value()), wanted.content(path));
      }
    }
    if (Disk.exists(places.folder())) {
      disk.copyMode(places.folder(), root);
    }
  }

  /** Whether a path is one of these folders or inside of one. */
  private static boolean isIn(String path, Set<String> folders) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (folders.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
