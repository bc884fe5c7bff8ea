package dev.trainyard.catalog.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.Trees;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeDiffTest {

  @TempDir private Path folder;

  @Test
  void seesWhichFilesArePrograms() throws IOException {
    new TreeWriter().write(folder, Trees.of("a/program", "same", "a/text*", "same", "b", "same"));

    TreeDiff diff = diff(Trees.of("a/program*", "same", "a/text", "same", "b", "same"));

    assertThat(diff.written())
        .extracting(RelativePath::value)
        .containsExactly("a/program", "a/text");
  }

  @Test
  void forgetsModesWhereEveryFileIsAProgram() throws IOException {
    new TreeWriter().write(folder, Trees.of("a/text*", "same", "b*", "old"));

    TreeDiff diff = diff(Trees.of("a/text", "same", "b", "new"));

    assertThat(diff.kept()).extracting(RelativePath::value).containsExactly("a/text");
    assertThat(diff.written()).extracting(RelativePath::value).containsExactly("b");
  }

  private TreeDiff diff(SortedMap<RelativePath, Content> wanted) throws IOException {
    Ledger ledger = Ledger.read(folder);
    WantedFiles files = new WantedFiles(wanted, new TreeMap<>(), Making.UNKNOWN);
    return TreeDiff.between(folder, TreeScan.of(folder, Set.of("a")), files, ledger);
  }

  @Test
  void namesEveryFolderOfAFile() {
    assertThat(TreeDiff.foldersOf(Set.of(new RelativePath("a/b/c/d"), new RelativePath("e"))))
        .containsExactlyInAnyOrder("a", "a/b", "a/b/c");
  }
}
