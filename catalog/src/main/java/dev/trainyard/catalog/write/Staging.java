package dev.trainyard.catalog.write;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/** Builds a complete new tree beside the folder: files that stay right are linked, not copied. */
final class Staging {

  private final Disk disk;
  private final Places places;

  Staging(Disk disk, Places places) {
    this.disk = disk;
    this.places = places;
  }

  void build(TreeDiff diff, SortedMap<RelativePath, Content> wanted) throws IOException {
    Path root = places.staged();
    disk.createFolder(root);
    for (String folder : new TreeSet<>(TreeDiff.foldersOf(wanted.keySet()))) {
      disk.createFolder(root.resolve(folder));
    }
    for (RelativePath path : diff.kept()) {
      disk.linkOrCopy(places.folder().resolve(path.value()), root.resolve(path.value()));
    }
    List<Path> fresh = new ArrayList<>();
    for (RelativePath path : diff.written()) {
      Path file = root.resolve(path.value());
      disk.writeFile(file, wanted.get(path));
      fresh.add(file);
    }
    if (Disk.exists(places.folder())) {
      disk.copyMode(places.folder(), root);
    }
    disk.sync(fresh);
    disk.syncFolder(root);
  }
}
