package dev.trainyard.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the repository that the documentation speaks of. */
final class Repository {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Repository() {}

  /** A file or folder, by its path from the repository's root. */
  static Path path(String path) {
    return ROOT.resolve(path);
  }

  /** The path from the repository's root, with {@code /} between segments. */
  static String relative(Path path) {
    return ROOT.relativize(path).toString().replace('\\', '/');
  }

  /** A file's text. */
  static String text(String path) {
    try {
      return Files.readString(path(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(String path, String text) {
    try {
      Files.writeString(path(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The paths of all files below a folder whose names end so, sorted; build folders left out. */
  static List<String> files(String folder, String ending) {
    try (Stream<Path> paths = Files.walk(path(folder))) {
      return paths
          .filter(Files::isRegularFile)
          .map(Repository::relative)
          .filter(path -> path.endsWith(ending) && !path.contains("/target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every page of the documentation. */
  static List<Page> pages() {
    return Stream.concat(
            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md"),
            files("docs", ".md").stream())
        .map(Page::read)
        .toList();
  }
}
