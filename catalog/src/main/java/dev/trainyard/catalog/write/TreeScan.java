package dev.trainyard.catalog.write;

import dev.trainyard.catalog.read.FolderWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lies in a folder, by relative path with {@code /} between segments. Links are listed, not
 * followed; the {@code .git} at the top is passed over.
 *
 * @param exists whether there is a folder at all
 * @param files every regular file
 * @param folders every folder below the top that was looked into
 * @param foreign every other folder, with {@code /} at its end; nothing below it is listed
 * @param others symbolic links, devices, pipes, sockets; also the path {@code ""} when the folder
 *     itself is no folder
 */
record TreeScan(
    boolean exists,
    SortedMap<String, Stamp> files,
    SortedSet<String> folders,
    SortedSet<String> foreign,
    SortedSet<String> others) {

  /**
   * What changes when somebody changes a file.
   *
   * @param size number of bytes
   * @param program whether its owner may run it; false where the system knows no such right
   * @param modified when its bytes were changed
   * @param key which file it is, whatever its names; null where the system does not tell
   */
  record Stamp(long size, boolean program, FileTime modified, Object key) {

    private static Stamp of(BasicFileAttributes attributes) {
      boolean program =
          attributes instanceof PosixFileAttributes posix
              && posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
      return new Stamp(
          attributes.size(), program, attributes.lastModifiedTime(), attributes.fileKey());
    }

    /** Whether both are names of one file. */
    boolean isSameFile(Stamp other) {
      return key != null && key.equals(other.key);
    }
  }

  /**
   * Looks into a folder.
   *
   * @param known the folders below it to look into
   */
  static TreeScan of(Path root, Set<String> known) throws IOException {
    boolean exists = Disk.exists(root);
    TreeScan scan =
        new TreeScan(exists, new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    if (exists) {
      FolderWalk.through(root, Integer.MAX_VALUE, scan.new Visitor(known));
    }
    return scan;
  }

  private final class Visitor implements FolderWalk.Visitor {

    private final Set<String> known;

    Visitor(Set<String> known) {
      this.known = known;
    }

    @Override
    public boolean enter(String path) {
      if (!known.contains(path)) {
        foreign.add(path + "/");
        return false;
      }
      folders.add(path);
      return true;
    }

    @Override
    public void file(String path, Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !path.isEmpty()) {
        files.put(path, Stamp.of(attributes));
      } else {
        others.add(path);
      }
    }

    @Override
    public void failed(String path, Path file, IOException failure) throws IOException {
      throw DiskFailure.of("read", file, failure);
    }
  }
}
