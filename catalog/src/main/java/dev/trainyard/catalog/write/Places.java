package dev.trainyard.catalog.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder and the names beside it that a run uses for a while. They lie beside it, not in it, to
 * keep the tree free of bookkeeping, and on the same file system, so that renaming works.
 *
 * @param folder the folder to write, with links in its own path resolved
 * @param staged where the new tree, or a single new file, is built
 * @param retired where the former tree waits for its removal
 * @param lock the file that the running writer has locked
 */
record Places(Path folder, Path staged, Path retired, Path lock) {

  private static final int MAX_LINKS = 40;

  static Places of(Path folder) throws IOException {
    Path resolved = resolve(folder.toAbsolutePath());
    Path name = resolved.getFileName();
    if (name == null) {
      throw new IOException("cannot write " + folder + ": a catalog needs a folder of its own");
    }
    String prefix = "." + name + ".trainyard-";
    return new Places(
        resolved,
        resolved.resolveSibling(prefix + "new"),
        resolved.resolveSibling(prefix + "old"),
        resolved.resolveSibling(prefix + "lock"));
  }

  Path parent() {
    return folder.getParent();
  }

  /** Whether a run is going on or was cut off. */
  boolean inUse() {
    return Disk.exists(staged) || Disk.exists(retired) || Disk.exists(lock);
  }

  /** Differs before and after each replacement of the folder, whoever makes it. */
  List<Object> stamp() throws IOException {
    List<Object> stamp = new ArrayList<>();
    if (Disk.exists(folder)) {
      stamp.add(String.valueOf(attributes(folder).fileKey()));
    }
    if (Disk.exists(parent())) {
      stamp.add(attributes(parent()).lastModifiedTime());
    }
    return stamp;
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Follows links without asking that the last folder exists: while a cut-off run waits for its
   * recovery, it does not.
   */
  private static Path resolve(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try {
        return folder.toRealPath();
      } catch (NoSuchFileException notNow) {
        // A run of another process is replacing it.
      }
    }
    Path path = folder.normalize();
    for (int links = 0; Files.isSymbolicLink(path); links++) {
      if (links == MAX_LINKS) {
        throw new IOException("cannot write " + folder + ": its symbolic links form a circle");
      }
      path = path.resolveSibling(Files.readSymbolicLink(path)).normalize();
    }
    Path parent = path.getParent();
    return parent != null && Files.isDirectory(parent)
        ? parent.toRealPath().resolve(path.getFileName())
        : path;
  }
}
