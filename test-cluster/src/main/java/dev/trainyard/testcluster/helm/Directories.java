package dev.trainyard.testcluster.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Removes directories. */
final class Directories {

  private Directories() {}

  /** Deletes a directory with all it holds, as far as the system allows. */
  static void deleteQuietly(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      paths.sorted(Comparator.reverseOrder()).forEach(Directories::deleteIfPossible);
    } catch (IOException | UncheckedIOException e) {
      // It is gone already, or another process is at it.
    }
  }

  private static void deleteIfPossible(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Windows keeps the file of a library that is in use.
    }
  }
}
