package dev.trainyard.catalog.diff;

/**
 * A file that differs.
 *
 * @param kind what happened to it
 * @param path path below the version or item folder
 */
public record FileChange(Kind kind, String path) implements Comparable<FileChange> {

  @Override
  public int compareTo(FileChange other) {
    return path.compareTo(other.path);
  }
}
