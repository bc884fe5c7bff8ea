package dev.trainyard.catalog.git;

import dev.trainyard.catalog.write.FolderBusyException;
import dev.trainyard.catalog.write.FolderLock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that goes away when it is closed. When the process is killed before, the next one that
 * wants such a folder removes it: its lock, a file beside it, is then free.
 */
final class TemporaryFolder implements AutoCloseable {

  private static final String LOCK = ".lock";

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

  private static void sweep(Path parent, String prefix) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            parent,
            file -> {
              String name = file.getFileName().toString();
              return name.startsWith(prefix) && name.endsWith(LOCK);
            })) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        Path path = parent.resolve(name.substring(0, name.length() - LOCK.length()));
        Optional<FolderLock> lock = lock(path);
        if (lock.isPresent()) {
          new TemporaryFolder(path, lock.get()).close();
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
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(path);
      }
    }
  }
}
