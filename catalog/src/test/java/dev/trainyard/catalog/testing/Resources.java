package dev.trainyard.catalog.testing;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files that lie beside these tests. */
public final class Resources {

  private static final Path SOURCES = Path.of("src/test/resources");

  private Resources() {}

  /** All files below a folder of the resources. */
  public static SortedMap<RelativePath, Content> tree(String folder) {
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    try {
      Path root = Path.of(Resources.class.getResource("/" + folder).toURI());
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
          files.put(
              new RelativePath(root.relativize(path).toString().replace('\\', '/')),
              Content.bytes(Files.readAllBytes(path)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  /** The text of one resource. */
  public static String text(String path) {
    try (var stream = Resources.class.getResourceAsStream("/" + path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a golden file holds. With {@code -Dtrainyard.golden.update=true} the file is written with
   * {@code actual} first, to be looked at in the diff.
   */
  public static String golden(String path, String actual) {
    if (Boolean.getBoolean("trainyard.golden.update")) {
      try {
        Path file = SOURCES.resolve("golden").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
        return actual;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text("golden/" + path);
  }
}
