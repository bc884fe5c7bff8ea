package dev.trainyard.maven.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prepares projects before they are built. */
public final class Projects {

  private Projects() {}

  /** Copies a project to a folder that does not exist yet; leaves its build output behind. */
  public static void copy(File from, File to) throws IOException {
    Path source = from.toPath();
    try (var paths = Files.walk(source)) {
      for (Path path : paths.toList()) {
        Path relative = source.relativize(path);
        if (!relative.startsWith("target")) {
          Files.copy(path, to.toPath().resolve(relative.toString()));
        }
      }
    }
  }
}
