package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "values, chart.yaml, false",
    "a/b/values, ../../chart.yaml, false",
    "a/values, .././b//c, false",
    "values, ../1.0.1/values, true",
    "a/values, ../../1.0.0/values, true",
    "values, /etc/passwd, true",
    "values, inner/../../x, true",
    "values, inner/.., true"
  })
  void linksOutOfAFolderAreKnown(String path, String target, boolean out) throws Exception {
    try (InMemoryRepository repository =
            new InMemoryRepository(new DfsRepositoryDescription("test"));
        ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = repository.newObjectReader()) {
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, target.getBytes(StandardCharsets.UTF_8));
      FileMode mode = FileMode.SYMLINK;
      String[] segments = ("stable/demo/1.0.0/" + path).split("/");
      for (int i = segments.length - 1; i >= 0; i--) {
        TreeFormatter folder = new TreeFormatter();
        folder.append(segments[i], mode, id);
        id = inserter.insert(folder);
        mode = FileMode.TREE;
      }
      inserter.flush();

      assertThat(CatalogTree.of(reader, Optional.of(id)).linksOutOf("stable/demo/1.0.0"))
          .isEqualTo(out ? List.of("stable/demo/1.0.0/" + path) : List.of());
    }
  }
}
