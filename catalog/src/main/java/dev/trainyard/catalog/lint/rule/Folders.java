package dev.trainyard.catalog.lint.rule;

import dev.trainyard.catalog.read.PublishedFile;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The folders that paths lead through. */
public final class Folders {

  private Folders() {}

  /**
   * The folders right below one, each with its content by path below it.
   *
   * @param files the files of the one, by path below it
   */
  public static NavigableMap<String, NavigableMap<String, PublishedFile>> of(
      SortedMap<String, ? extends PublishedFile> files) {
    NavigableMap<String, NavigableMap<String, PublishedFile>> folders = new TreeMap<>();
    files.forEach(
        (path, file) -> {
          int slash = path.indexOf('/');
          if (slash > 0) {
            folders
                .computeIfAbsent(path.substring(0, slash), folder -> new TreeMap<>())
                .put(path.substring(slash + 1), file);
          }
        });
    return folders;
  }

  /** What lies right in a folder. */
  public static NavigableMap<String, PublishedFile> beside(
      SortedMap<String, ? extends PublishedFile> files) {
    NavigableMap<String, PublishedFile> beside = new TreeMap<>(files);
    beside.keySet().removeIf(path -> path.indexOf('/') > 0);
    return beside;
  }
}
