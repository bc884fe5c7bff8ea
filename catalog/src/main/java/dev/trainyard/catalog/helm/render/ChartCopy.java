package dev.trainyard.catalog.helm.render;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.JsonReader;
import dev.trainyard.generator.yaml.YamlFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.NavigableMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A chart as a folder of its own, which holds files and nothing else. Packed charts within it are
 * unpacked, as Helm would do, so that what is in them is looked at as well.
 */
final class ChartCopy {

  private static final int FILES = 10_000;
  private static final long BYTES = 64L * 1024 * 1024;
  private static final int LEVELS = 8;
  private static final String PACKED = ".tgz";
  private static final String UNPACKED = "-unpacked";

  /** Where Helm looks for charts within a chart, at whatever depth. */
  private static final Pattern PACKED_CHART =
      Pattern.compile("(?:charts/[^/]+/)*charts/[^/]+\\" + PACKED);

  private final Path folder;
  private long bytes = BYTES;
  private int files = FILES;

  private ChartCopy(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the files of a chart.
   *
   * @param folder an empty folder
   * @throws UnfitChartException when they are too many or too large, or have names that no folder
   *     can hold, or a packed chart among them cannot be unpacked
   */
  static void write(NavigableMap<String, PublishedFile> files, Path folder)
      throws IOException, UnfitChartException {
    ChartCopy copy = new ChartCopy(folder);
    for (var entry : files.entrySet()) {
      if (entry.getValue().kind().isFile()) {
        // Before it is read; nothing may be larger than it says, either.
        copy.requireRoom(entry.getValue().size());
        try (InputStream content = entry.getValue().open()) {
          copy.file(entry.getKey(), content, 0);
        }
      }
    }
  }

  private void requireRoom(long more) throws UnfitChartException {
    if (more > bytes) {
      throw new UnfitChartException("has more than %d MiB".formatted(BYTES / 1024 / 1024));
    }
  }

  private byte[] take(InputStream content) throws IOException, UnfitChartException {
    byte[] all = content.readNBytes((int) bytes + 1);
    requireRoom(all.length);
    bytes -= all.length;
    return all;
  }

  private void file(String name, InputStream content, int level)
      throws IOException, UnfitChartException {
    if (--files < 0) {
      throw new UnfitChartException("has more than %d files".formatted(FILES));
    }
    Path path = path(name);
    byte[] all = take(content);
    String place = folder.relativize(path).toString().replace('\\', '/');
    if (PACKED_CHART.matcher(place).matches()) {
      unpack(place, all, level + 1);
    } else if (!path.getFileName().toString().equals(HelmLayout.VALUES_SCHEMA)
        || !asksOthers(all)) {
      Files.createDirectories(path.getParent());
      Files.write(path, all, StandardOpenOption.CREATE_NEW);
    }
  }

  /** Into a folder beside it, which takes its place. */
  private void unpack(String place, byte[] packed, int level)
      throws IOException, UnfitChartException {
    if (level > LEVELS) {
      throw new UnfitChartException("has packed charts in more than %d levels".formatted(LEVELS));
    }
    String chart = place.substring(0, place.length() - PACKED.length()) + UNPACKED;
    // As a whole: what is passed over in it costs as much as what is not.
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new ByteArrayInputStream(take(unpacked)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        int top = entry.getName().indexOf('/');
        if (entry.isFile() && top > 0) {
          file(chart + entry.getName().substring(top), tar, level);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new UnfitChartException(
          "has "
              + Visible.of(place)
              + ", which cannot be unpacked: "
              + Visible.of(String.valueOf(e.getMessage()).replace(folder + "/", "")));
    }
  }

  private Path path(String name) throws UnfitChartException {
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

  /** Helm would fetch what a schema refers to; what is not understood may do so. */
  private static boolean asksOthers(byte[] schema) {
    YamlFile read = JsonReader.read(schema);
    return !read.flaws().isEmpty() || OutsideReference.in(read.root()).isPresent();
  }

  /** Removes a folder with everything in it, as far as possible, also while others remove it. */
  static void remove(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure)
                throws IOException {
              if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, IOException failure)
                throws IOException {
              Files.deleteIfExists(inner);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // It lies in a folder for temporary files.
    }
  }
}
