package dev.trainyard.maven.definition;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Shows paths as the reader knows them: relative to the project where possible, with {@code /} on
 * every system.
 *
 * @param base the project's base directory
 */
public record DisplayPath(Path base) {

  /** Makes the base absolute. */
  public DisplayPath {
    base = base.toAbsolutePath().normalize();
  }

  /** The path below the base, {@code .} for the base itself, or the absolute path elsewhere. */
  public String show(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (absolute.equals(base)) {
      return ".";
    }
    Path shown = absolute.startsWith(base) ? base.relativize(absolute) : absolute;
    return shown.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /** A text in which paths below the base are relative to it; other text stays as it is. */
  public String relative(String text) {
    if (base.getNameCount() == 0) {
      return text;
    }
    String below =
        "(?<![\\w.-])" + Pattern.quote(base.toString()) + "(?:[/\\\\](?=[^/\\\\\\s])|(?![\\w.-]))";
    return Pattern.compile(below)
        .matcher(text)
        .replaceAll(found -> found.group().equals(base.toString()) ? "." : "");
  }
}
