package dev.trainyard.catalog.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.source.UnreadableSourceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedCatalogTest {

  @TempDir private Path folder;

  @Test
  void withoutRepositoryAndCatalogThereIsNothing() {
    assertThatThrownBy(() -> ServedCatalog.open(folder.resolve("a.git"), folder.resolve("b")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContainingAll("there is no git repository", "a.git", "no catalog in");
  }

  @Test
  void aFolderThatIsNoRepositoryIsSaid() {
    assertThatThrownBy(() -> ServedCatalog.open(folder, folder))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("is no git repository");
  }

  @Test
  void aRepositoryWithoutBranchIsSaid() throws Exception {
    Path bare = folder.resolve("empty.git");
    Git.init().setBare(true).setDirectory(bare.toFile()).call().close();

    assertThatThrownBy(() -> ServedCatalog.open(bare, folder))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("has no branch");
  }

  @Test
  void aGeneratedFolderBecomesTheBranchMain() throws Exception {
    Files.writeString(folder.resolve("catalog.json"), "{}\n");
    try (ServedCatalog catalog = ServedCatalog.open(folder.resolve("none.git"), folder)) {
      assertThat(catalog.branches()).containsExactly("main");
      assertThat(catalog.origin()).isEqualTo(folder);
    }
  }

  @Test
  void fetchesAreShownOnOneLine() {
    assertThat(new Fetch("10.0.0.2", List.of("main", "v1"), 0, 1, 12).describe())
        .isEqualTo("10.0.0.2 fetched main, v1: 1 object, 12 bytes");
    assertThat(new Fetch("10.0.0.2", List.of("main"), 1, 20, 3 << 20).describe())
        .isEqualTo("10.0.0.2 fetched main (depth 1): 20 objects, 3.0 MiB");
  }

  @Test
  void linesOfGitAreComplete() {
    assertThat(complete("0000")).isTrue();
    assertThat(complete("0009want\n00010000")).isTrue();
    assertThat(List.of("", "000", "zzzz", "0003", "0005", "0032want", "-001"))
        .noneMatch(ServedCatalogTest::complete);
  }

  private static boolean complete(String text) {
    return PacketLines.areComplete(text.getBytes(StandardCharsets.US_ASCII));
  }
}
