package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small catalog in memory, put together file by file. */
final class CatalogFiles {

  private final SortedMap<String, PublishedFile> files = new TreeMap<>();

  CatalogFiles file(String path, String text) {
    files.put(path, PublishedFile.of(Content.text(text)));
    return this;
  }

  CatalogFiles program(String path, String text) {
    files.put(path, PublishedFile.of(Content.text(text).asExecutable()));
    return this;
  }

  /** A version of the app stable/demo that asks these questions, a list in YAML. */
  CatalogFiles demo(String version, String questions) {
    return file("stable/demo/" + version + "/CHANGELOG.md", "# " + version + "\n")
        .file(
            "stable/demo/" + version + "/questions.yaml",
            "questions:" + (questions.startsWith("[") ? " " : "\n") + questions);
  }

  SortedMap<String, PublishedFile> all() {
    return files;
  }
}
