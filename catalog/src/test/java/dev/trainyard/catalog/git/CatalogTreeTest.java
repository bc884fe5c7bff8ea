package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTreeTest {

  private static final Content LARGE = Content.bytes(new byte[(16 << 20) + 1]);

  private final CatalogTree tree = CatalogTree.of(null, Optional.empty());

  @ParameterizedTest
  @ValueSource(strings = {"catalog.json", ".trainyard/history.jsonl", ".trainyard/HISTORY.md"})
  void whatTellsOfAWholeCatalogMayGrow(String path) throws Exception {
    tree.put(new RelativePath(path), LARGE);

    assertThat(tree.read(path)).isPresent();
  }

  @Test
  void whatCouldNotBeReadAgainIsNotPut() throws Exception {
    assertThatThrownBy(() -> tree.put(new RelativePath("stable/demo/1.0.0/README.md"), LARGE))
        .isInstanceOf(OddTreeException.class)
        .hasMessageContaining("would have " + LARGE.size());
    assertThatThrownBy(
            () ->
                tree.put(
                    new RelativePath(".trainyard/history.jsonl"),
                    Content.bytes(new byte[(64 << 20) + 1])))
        .isInstanceOf(OddTreeException.class);
    assertThat(tree.isEmpty()).isTrue();
  }
}
