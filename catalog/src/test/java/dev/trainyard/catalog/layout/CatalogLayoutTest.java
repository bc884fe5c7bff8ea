package dev.trainyard.catalog.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogLayoutTest {

  @ParameterizedTest
  @ValueSource(strings = {"stable", "my-train", "_x", "1.2"})
  void knowsTrains(String name) {
    assertThat(CatalogLayout.isTrain(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".hidden", "-bad", "my train", "docs", "library", "ix-dev", "ix-migrations"})
  void knowsFoldersThatAreNoTrains(String name) {
    assertThat(CatalogLayout.isTrain(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "stable/demo/item.yaml",
        "stable/demo/app_versions.json",
        "stable/demo/1.0.0/Chart.yaml",
        "stable/demo/1.0.0/templates/deep/x.yaml",
        "stable/demo/.DS_Store"
      })
  void ownsWhatGeneratorsWrite(String path) {
    assertThat(CatalogLayout.foreign(new TreeSet<>(List.of("catalog.json", path)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LICENSE",
        "pom.xml",
        "stable/README.md",
        "stable/demo/notes.txt",
        "stable/demo/1.0/Chart.yaml",
        "src/main/java/Main.java",
        "docs/demo/item.yaml",
        ".github/demo/item.yaml",
        ".gitignore"
      })
  void ownsNothingElse(String path) {
    assertThat(CatalogLayout.foreign(new TreeSet<>(List.of("catalog.json", path))))
        .containsExactly(path);
  }

  @Test
  void ownsNothingWhereThereIsNoCatalog() {
    assertThat(
            CatalogLayout.foreign(
                new TreeSet<>(
                    List.of("README.md", "junit/junit/4.13.2/junit.jar", "a/b/item.yaml"))))
        .hasSize(3);
  }
}
