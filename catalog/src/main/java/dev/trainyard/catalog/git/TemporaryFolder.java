package dev.trainyard.catalog.git;

import dev.trainyard.catalog.write.FolderBusyException;
import dev.trainyard.catalog.write.FolderLock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A folder that goes away when it is closed. When the process is killed before, the next one that
 * wants such a folder removes it: its lock, a file beside it, is then free.
 */
final class TemporaryFolder implements AutoCloseable {

  private static final String LOCK = ".lock";

  /** What stands behind the prefix in the name of a lock. */
  private static final Pattern NAME =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.lock");

  private final Path path;
  private final FolderLock lock;

  private TemporaryFolder(Path path, FolderLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates a folder, and removes those of processes that were killed.
   *
   * @param parent where; created when needed
   * @param prefix what the names of these folders begin with, and no others
   */
  static TemporaryFolder in(Path parent, String prefix) throws IOException {
    Files.createDirectories(parent);
    sweep(parent, prefix);
    while (true) {
      Path path = parent.resolve(prefix + UUID.randomUUID());
      Optional<FolderLock> lock = lock(path);
      if (lock.isEmpty()) {
        continue;
      }
      try {
        Files.createDirectory(path);
        return new TemporaryFolder(path, lock.get());
      } catch (IOException e) {
        lock.get().close();
        throw e;
      }
    }
  }

  /** Removes what processes have left that were killed. */
  static void sweep(Path parent, String prefix) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            parent,
            file -> {
              String name = file.getFileName().toString();
              return name.startsWith(prefix)
                  && NAME.matcher(name.substring(prefix.length())).matches()
                  && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
            })) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        Path path = parent.resolve(name.substring(0, name.length() - LOCK.length()));
        try {
          if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            new TemporaryFolder(path, FolderLock.takeOver(file)).close();
          } else {
            // Who was killed before the lock was written had made no folder.
            FolderLock.acquire(file).close();
          }
        } catch (IOException stays) {
          // It lies in nobody's way: every run has a folder of its own.
        }
      }
    }
  }

  private static Optional<FolderLock> lock(Path path) throws IOException {
    try {
      return Optional.of(FolderLock.acquire(path.resolveSibling(path.getFileName() + LOCK)));
    } catch (FolderBusyException e) {
      return Optional.empty();
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      delete(path);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            // One that cannot be made writable fails at its first file.
            boolean writable = path.toFile().setWritable(true);
            return writable || Files.isWritable(path)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(path);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException gone) throws IOException {
            if (gone instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw gone;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, IOException failure)
              throws IOException {
            Files.deleteIfExists(path);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
