package dev.trainyard.catalog.write;

import dev.trainyard.catalog.read.FolderWalk;
import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The changes a writer makes to the disk, each announced to a probe first: tests stop or fail a run
 * before any one of them. Every failure names the path.
 */
final class Disk {

  /** Is told of a change before it is made; may throw in place of it. */
  @FunctionalInterface
  interface Probe {
    void before(String change, Path path) throws IOException;
  }

  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private static final int MODE_BITS = 07777;

  private final Probe probe;

  Disk(Probe probe) {
    this.probe = probe;
  }

  /** Whether anything, be it a dangling link, has this path. */
  static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether {@code path} is a folder, and no link to one, without entries. */
  static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (var entries = Files.newDirectoryStream(path)) {
      return !entries.iterator().hasNext();
    }
  }

  /** Creates a folder and those above it, with the modes that the user's umask gives. */
  void createFolders(Path folder) throws IOException {
    change("create", folder, () -> Files.createDirectories(folder));
  }

  /** Creates one folder that everybody may read, whatever the umask. */
  void createFolder(Path folder) throws IOException {
    change(
        "create",
        folder,
        () -> {
          Files.createDirectory(folder);
          setMode(folder, PROGRAM);
        });
  }

  /**
   * Gives a folder the mode and the group of another one. A group that cannot be given is nothing
   * to stop at where it may do no more than everybody.
   */
  void copyMode(Path from, Path to) throws IOException {
    change(
        "set the mode of",
        to,
        () -> {
          if (FolderWalk.isPosix(from)) {
            if (from.getFileSystem().supportedFileAttributeViews().contains("unix")) {
              copyUnixMode(from, to);
            } else {
              setMode(to, Files.getPosixFilePermissions(from, LinkOption.NOFOLLOW_LINKS));
            }
          }
        });
  }

  /** The set-group-id bit, by which what is made in a folder has its group, is no permission. */
  private static void copyUnixMode(Path from, Path to) throws IOException {
    Object group = Files.getAttribute(from, "unix:gid", LinkOption.NOFOLLOW_LINKS);
    int mode = MODE_BITS & (int) Files.getAttribute(from, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    if (!group.equals(Files.getAttribute(to, "unix:gid", LinkOption.NOFOLLOW_LINKS))) {
      try {
        Files.setAttribute(to, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
      } catch (IOException e) {
        if ((mode >> 3 & 7) != (mode & 7)) {
          throw e;
        }
      }
    }
    Files.setAttribute(to, "unix:mode", mode);
  }

  /** Creates a file with this content and mode {@code rwxr-xr-x} or {@code rw-r--r--}. */
  void writeFile(Path file, Content content) throws IOException {
    change(
        "write",
        file,
        () -> {
          try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.toBytes());
            while (bytes.hasRemaining()) {
              channel.write(bytes);
            }
          }
          setMode(file, content.executable() ? PROGRAM : PLAIN);
        });
  }

  /** Gives a file a second place: by a hard link, or by a copy where there are none. */
  void linkOrCopy(Path file, Path place) throws IOException {
    change(
        "keep",
        place,
        () -> {
          try {
            Files.createLink(place, file);
          } catch (UnsupportedOperationException | IOException noLinks) {
            Files.copy(file, place, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
          }
        });
  }

  /** Renames in one step; a file at the target is replaced. */
  void move(Path from, Path to) throws IOException {
    change("move " + from + " to", to, () -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
  }

  /** Removes a file or an empty folder. */
  void delete(Path path) throws IOException {
    change("remove", path, () -> Files.delete(path));
  }

  /** Makes sure that what a folder of ours holds can be removed. */
  void makeWritable(Path folder) throws IOException {
    if (!Files.isWritable(folder)) {
      change("set the mode of", folder, () -> setMode(folder, PROGRAM));
    }
  }

  private static void setMode(Path path, Set<PosixFilePermission> mode) throws IOException {
    if (FolderWalk.isPosix(path)) {
      Files.setPosixFilePermissions(path, mode);
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  private void change(String action, Path path, Action body) throws IOException {
    try {
      probe.before(action, path);
      body.run();
    } catch (IOException e) {
      throw DiskFailure.of(action, path, e);
    }
  }
}
