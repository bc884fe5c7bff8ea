package dev.trainyard.generator.edition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A path below the root of a catalog, with {@code /} between its segments on every system.
 *
 * <p>Segments hold ASCII letters, digits and {@code . _ -} only, so that the same tree can be
 * checked out on any file system; {@code .} and {@code ..} are refused.
 *
 * @param value the path, such as {@code stable/gocd/1.0.0/README.md}
 */
public record RelativePath(String value) implements Comparable<RelativePath> {

  private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

  /** Checks every segment; the message of the exception names the one at fault. */
  public RelativePath {
    int start = 0;
    for (int slash = value.indexOf('/'); slash >= 0; slash = value.indexOf('/', start)) {
      check(value, start, slash);
      start = slash + 1;
    }
    check(value, start, value.length());
  }

  private static void check(String value, int start, int end) {
    if (!isSegment(value, start, end)) {
      throw new IllegalArgumentException(
          "path \""
              + value
              + "\" has the segment \""
              + value.substring(start, end)
              + "\"; allowed are ASCII letters, digits and . _ -");
    }
  }

  /** Whether Windows takes a name for a device, with or without an extension. */
  public static boolean isDevice(String segment) {
    int dot = segment.indexOf('.');
    String name = dot < 0 ? segment : segment.substring(0, dot);
    return (name.length() == 3 || name.length() == 4)
        && DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean isSegment(String value, int start, int end) {
    boolean dots = true;
    for (int i = start; i < end; i++) {
      char c = value.charAt(i);
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
      dots &= c == '.';
    }
    return !dots || end - start > 2;
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
