package dev.trainyard.maven.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prepares projects before they are built. */
public final class Projects {

  private Projects() {}

  /** Copies a project to a folder that has none of its files; leaves its build output behind. */
  public static void copy(File from, File to) throws IOException {
    Path source = from.toPath();
    try (var paths = Files.walk(source)) {
      for (Path path : paths.toList()) {
        Path relative = source.relativize(path);
        if (!relative.startsWith("target")) {
          Path target = to.toPath().resolve(relative.toString());
          if (Files.isDirectory(path)) {
            Files.createDirectories(target);
          } else {
            Files.copy(path, target);
          }
        }
      }
    }
  }

  /**
   * The lines that a page of the documentation shows as output.
   *
   * @param examples the folder of the documentation's examples
   * @param page the page's name
   * @param name what stands behind {@code text} at the beginning of the block
   */
  public static String[] documented(String examples, String page, String name) throws IOException {
    String text = Files.readString(Path.of(examples, "..", page));
    String start = "```text " + name + "\n";
    int from = text.indexOf(start);
    if (from < 0) {
      throw new IllegalArgumentException(page + " has no block " + name);
    }
    int to = text.indexOf("```", from + start.length());
    return text.substring(from + start.length(), to).lines().toArray(String[]::new);
  }
}
