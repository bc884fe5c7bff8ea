package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.read.PublishedFile;
import java.io.IOException;
import java.util.NavigableMap;

/**
 * The files of one version folder.
 *
 * @param app the item's name
 * @param version version number, the name of the folder
 * @param folder the folder, from the catalog's root
 * @param files the files by path below the folder
 */
record VersionFiles(
    String app, String version, String folder, NavigableMap<String, PublishedFile> files) {

  /** Whether both have the same files with the same bytes. */
  boolean sameAs(VersionFiles other) throws IOException {
    if (!files.keySet().equals(other.files.keySet())) {
      return false;
    }
    for (var file : files.entrySet()) {
      if (!file.getValue().sameAs(other.files.get(file.getKey()))) {
        return false;
      }
    }
    return true;
  }
}
