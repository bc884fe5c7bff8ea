package dev.trainyard.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small catalog in memory, put together file by file. */
final class CatalogFiles {

  private final SortedMap<String, PublishedFile> files = new TreeMap<>();

  /** The catalog of an app that the edition can express. */
  static SortedMap<String, PublishedFile> of(CatalogEdition edition, App app) {
    Rendered rendered = edition.renderSound(app);
    assertThat(rendered.problems()).noneMatch(Problem::isError);
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    rendered.files().forEach((path, content) -> files.put(path.value(), PublishedFile.of(content)));
    return files;
  }

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
