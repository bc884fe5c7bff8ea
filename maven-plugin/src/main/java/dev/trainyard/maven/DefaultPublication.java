package dev.trainyard.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The repository that is published to when none is named. It outlives {@code mvn clean}, and git
 * passes over its folder.
 *
 * @param base the module's folder
 */
record DefaultPublication(Path base) {

  /** Its path below the module. */
  static final String PATH = ".trainyard/catalog.git";

  /** A bare repository; need not exist. */
  Path repository() {
    return base.resolve(PATH);
  }

  /** Makes the folder around it, which holds nothing for the repository of the definitions. */
  void prepare() throws IOException {
    Path folder = Files.createDirectories(repository().resolveSibling(""));
    Path ignore = folder.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
  }
}
