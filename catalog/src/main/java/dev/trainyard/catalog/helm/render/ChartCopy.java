package dev.trainyard.catalog.helm.render;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.yaml.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.NavigableMap;

/** A chart as a folder of its own, which holds files and nothing else. */
final class ChartCopy {

  private static final int FILES = 10_000;
  private static final long BYTES = 64L * 1024 * 1024;
  private static final String SCHEMA = "values.schema.json";

  private ChartCopy() {}

  /**
   * Writes the files of a chart.
   *
   * @param folder an empty folder
   * @throws UnfitChartException when they are too many or too large, or have names that no folder
   *     can hold
   */
  static void write(NavigableMap<String, PublishedFile> files, Path folder)
      throws IOException, UnfitChartException {
    if (files.size() > FILES) {
      throw new UnfitChartException("has %d files; at most %d".formatted(files.size(), FILES));
    }
    long left = BYTES;
    for (var entry : files.entrySet()) {
      PublishedFile file = entry.getValue();
      if (!file.kind().isFile()) {
        continue;
      }
      left -= file.size();
      if (left < 0) {
        throw new UnfitChartException("has more than %d MiB".formatted(BYTES / 1024 / 1024));
      }
      Path path = path(folder, entry.getKey());
      if (asksOthers(entry.getKey(), file)) {
        // Helm would fetch what it refers to.
        continue;
      }
      Files.createDirectories(path.getParent());
      try (InputStream bytes = file.open()) {
        Files.copy(bytes, path);
      }
    }
  }

  private static Path path(Path folder, String name) throws UnfitChartException {
    try {
      Path path = folder.resolve(name).normalize();
      if (path.startsWith(folder) && !path.equals(folder)) {
        return path;
      }
    } catch (InvalidPathException e) {
      // Told below.
    }
    throw new UnfitChartException("has a file with a name that no folder can hold");
  }

  private static boolean asksOthers(String name, PublishedFile file) throws IOException {
    return name.substring(name.lastIndexOf('/') + 1).equals(SCHEMA)
        && (file.size() > JsonReader.FILE_BYTES
            || OutsideReference.in(JsonReader.read(file.content().toBytes()).root()).isPresent());
  }

  /** Removes a folder with everything in it, as far as possible. */
  static void remove(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, IOException failure)
                throws IOException {
              Files.delete(inner);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // It lies in a folder for temporary files.
    }
  }
}
