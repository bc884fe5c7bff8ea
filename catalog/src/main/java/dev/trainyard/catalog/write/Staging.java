package dev.trainyard.catalog.write;

import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;

/** Builds a complete new tree beside the folder: files that stay right are linked, not copied. */
final class Staging {

  private static final RelativePath LEDGER = new RelativePath(Ledger.NAME);

  private final Disk disk;
  private final Places places;

  Staging(Disk disk, Places places) {
    this.disk = disk;
    this.places = places;
  }

  /** Builds it, the list first: by that a later run knows a tree that was not finished as ours. */
  void build(TreeDiff diff, WantedFiles wanted) throws IOException {
    Path root = places.staged();
    disk.createFolder(root);
    disk.writeFile(root.resolve(Ledger.NAME), wanted.content(LEDGER));
    for (String folder : new TreeSet<>(TreeDiff.foldersOf(wanted.paths()))) {
      disk.createFolder(root.resolve(folder));
    }
    for (RelativePath path : diff.kept()) {
      if (!path.equals(LEDGER)) {
        disk.linkOrCopy(places.folder().resolve(path.value()), root.resolve(path.value()));
      }
    }
    for (String path : diff.litter()) {
      disk.linkOrCopy(places.folder().resolve(path), root.resolve(path));
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
}
