package dev.trainyard.catalog.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.Trees;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeDiffTest {

  private static final SortedMap<RelativePath, Content> WANTED =
      Trees.of("a/program*", "same", "a/text", "same", "b", "new");

  @TempDir private Path folder;

  @Test
  void forgetsModesWhereTheFileSystemDoes() throws IOException {
    new TreeWriter(present -> new TreeSet<>())
        .write(folder, Trees.of("a/program", "same", "a/text*", "same", "b", "old", "c/d", ""));

    TreeDiff diff = TreeDiff.between(folder, TreeScan.of(folder), WANTED);

    assertThat(diff.written()).hasSize(3);
    assertThat(diff.modes()).extracting(RelativePath::value).containsExactly("a/program", "a/text");
    assertThat(diff.withoutModes().written()).containsExactly(new RelativePath("b"));
    assertThat(diff.withoutModes().kept()).isEqualTo(diff.modes());
    assertThat(diff.withoutModes().deleted()).containsExactly("c/d");
    assertThat(diff.withoutModes().emptied()).containsExactly("c");
  }

  @Test
  void namesEveryFolderOfAFile() {
    assertThat(TreeDiff.foldersOf(Set.of(new RelativePath("a/b/c/d"), new RelativePath("e"))))
        .containsExactlyInAnyOrder("a", "a/b", "a/b/c");
  }
}
