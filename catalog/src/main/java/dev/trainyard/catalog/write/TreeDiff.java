package dev.trainyard.catalog.write;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What has to change in a folder. Sizes are compared before bytes, and contents are read only for
 * files of equal size.
 *
 * @param written files to create or replace
 * @param modes those of {@code written} whose bytes are right and which are, or are not, programs
 * @param deleted files that are not wanted
 * @param kept files that are right
 * @param emptied folders without a wanted file below them, deepest last
 */
record TreeDiff(
    SortedSet<RelativePath> written,
    SortedSet<RelativePath> modes,
    SortedSet<String> deleted,
    SortedSet<RelativePath> kept,
    SortedSet<String> emptied) {

  static TreeDiff between(Path root, TreeScan scan, SortedMap<RelativePath, Content> wanted)
      throws IOException {
    SortedSet<RelativePath> written = new TreeSet<>();
    SortedSet<RelativePath> modes = new TreeSet<>();
    SortedSet<RelativePath> kept = new TreeSet<>();
    SortedSet<String> deleted = new TreeSet<>(scan.files().keySet());
    boolean programs = Disk.isPosix(root);
    for (Map.Entry<RelativePath, Content> entry : wanted.entrySet()) {
      RelativePath path = entry.getKey();
      Path file = root.resolve(path.value());
      deleted.remove(path.value());
      if (!hasBytes(scan.files().get(path.value()), file, entry.getValue())) {
        written.add(path);
      } else if (programs && isProgram(file) != entry.getValue().executable()) {
        written.add(path);
        modes.add(path);
      } else {
        kept.add(path);
      }
    }
    SortedSet<String> emptied = new TreeSet<>(scan.folders());
    emptied.removeAll(foldersOf(wanted.keySet()));
    return new TreeDiff(written, modes, deleted, kept, emptied);
  }

  /** Every folder that these files need. */
  static Set<String> foldersOf(Set<RelativePath> files) {
    Set<String> folders = new HashSet<>();
    for (RelativePath file : files) {
      String path = file.value();
      int end = path.lastIndexOf('/');
      while (end > 0 && folders.add(path.substring(0, end))) {
        end = path.lastIndexOf('/', end - 1);
      }
    }
    return folders;
  }

  /** Whether the folder is as wanted. */
  boolean isEmpty() {
    return changes() == 0 && emptied.isEmpty();
  }

  /** The number of files to write or remove. */
  int changes() {
    return written.size() + deleted.size();
  }

  /** The same difference where the file system does not tell programs from other files. */
  TreeDiff withoutModes() {
    SortedSet<RelativePath> rest = new TreeSet<>(written);
    rest.removeAll(modes);
    SortedSet<RelativePath> right = new TreeSet<>(kept);
    right.addAll(modes);
    return new TreeDiff(rest, new TreeSet<>(), deleted, right, emptied);
  }

  private static boolean hasBytes(Long size, Path file, Content content) throws IOException {
    if (size == null || size != content.size()) {
      return false;
    }
    try {
      return content.hasBytes(Files.readAllBytes(file));
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  private static boolean isProgram(Path file) throws IOException {
    try {
      return Disk.isProgram(file);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }
}
