package dev.trainyard.generator.edition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A path below the root of a catalog, with {@code /} between its segments on every system.
 *
 * <p>Segments hold ASCII letters, digits and {@code . _ -} only, so that the same tree can be
 * checked out on any file system; {@code .} and {@code ..} are refused.
 *
 * @param value the path, such as {@code stable/gocd/1.0.0/README.md}
 */
public record RelativePath(String value) implements Comparable<RelativePath> {

  /** Checks every segment; the message of the exception names the one at fault. */
  public RelativePath {
    for (String segment : value.split("/", -1)) {
      if (!isSegment(segment)) {
        throw new IllegalArgumentException(
            "path \""
                + value
                + "\" has the segment \""
                + segment
                + "\"; allowed are ASCII letters, digits and . _ -");
      }
    }
  }

  /** Whether Windows takes a name for a device, with or without an extension. */
  public static boolean isDevice(String segment) {
    int dot = segment.indexOf('.');
    String name = dot < 0 ? segment : segment.substring(0, dot);
    return name.toLowerCase(Locale.ROOT).matches("con|prn|aux|nul|com[0-9]|lpt[0-9]");
  }

  private static boolean isSegment(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      boolean allowed =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '.'
              || c == '_'
              || c == '-';
      if (!allowed) {
        return false;
      }
    }
    return !segment.isEmpty() && !segment.equals(".") && !segment.equals("..");
  }

  /** The path made of these segments or sub-paths. */
  public static RelativePath of(String first, String... more) {
    StringBuilder path = new StringBuilder(first);
    for (String part : more) {
      path.append('/').append(part);
    }
    return new RelativePath(path.toString());
  }

  /** This path below {@code parent}. */
  public RelativePath below(RelativePath parent) {
    return new RelativePath(parent.value + "/" + value);
  }

  /** The segments from the root down. */
  public List<String> segments() {
    return Arrays.asList(value.split("/"));
  }

  /** Code unit order of the text, the same on every system and in every locale. */
  @Override
  public int compareTo(RelativePath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
