package dev.trainyard.catalog.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.testing.GitFolder;
import dev.trainyard.catalog.testing.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One test per row of the table in {@link Swap}, and for those that only meddling can bring about.
 */
class SwapTest {

  @TempDir private Path parent;
  private Path folder;
  private Path staged;
  private Path retired;

  @BeforeEach
  void choosePlaces() {
    folder = parent.resolve("out");
    staged = parent.resolve(".out.trainyard-new");
    retired = parent.resolve(".out.trainyard-old");
  }

  @Test
  void nothingIsTouchedWithoutTraces() throws IOException {
    tree(folder, "old");
    TreeSnapshot.age(parent);
    SortedMap<String, String> before = TreeSnapshot.withTimes(parent);

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.NOTHING);
    assertThat(TreeSnapshot.withTimes(parent)).isEqualTo(before);
  }

  @Test
  void aLockFileOfAKilledRunIsRemoved() throws IOException {
    tree(folder, "old");
    Files.createFile(parent.resolve(".out.trainyard-lock"));

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.NOTHING);
    assertHolds("old");
  }

  @Test
  void stagedIsRemovedBesideTheFolder() throws IOException {
    tree(folder, "old");
    tree(staged, "half");

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.ROLLED_BACK);
    assertHolds("old");
  }

  @Test
  void aStagedFileIsRemovedToo() throws IOException {
    tree(folder, "old");
    Files.writeString(staged, "half");

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.ROLLED_BACK);
    assertHolds("old");
  }

  @Test
  void stagedIsRemovedWhenThereWasNoFolder() throws IOException {
    tree(staged, "half");

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.ROLLED_BACK);
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void stagedMovesInWhenTheFolderIsRetired() throws IOException {
    tree(staged, "new");
    tree(retired, "old");
    GitFolder.create(retired);

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.ROLLED_FORWARD);
    assertHolds("new");
    assertThat(folder.resolve(".git/HEAD")).exists();
  }

  @Test
  void stagedMovesInWhenGitHasMovedAlready() throws IOException {
    tree(staged, "new");
    GitFolder.create(staged);
    tree(retired, "old");

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.ROLLED_FORWARD);
    assertHolds("new");
    assertThat(folder.resolve(".git/HEAD")).exists();
  }

  @Test
  void retiredIsRemovedWhenTheNewTreeIsInPlace() throws IOException {
    tree(folder, "new");
    tree(retired, "old");

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.ROLLED_FORWARD);
    assertHolds("new");
  }

  @Test
  void retiredAloneComesBack() throws IOException {
    tree(retired, "old");

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.ROLLED_BACK);
    assertHolds("old");
  }

  @Test
  void anEmptyFolderMadeMeanwhileGivesWay() throws IOException {
    Files.createDirectory(folder);
    tree(staged, "new");
    tree(retired, "old");

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.ROLLED_FORWARD);
    assertHolds("new");
  }

  @Test
  void aFolderFilledMeanwhileIsRefusedAndAllThreeStay() throws IOException {
    tree(folder, "third");
    tree(staged, "new");
    tree(retired, "old");
    SortedMap<String, String> before = TreeSnapshot.of(parent);

    assertThatThrownBy(() -> TreeWriter.recover(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("/out,", ".out.trainyard-new", ".out.trainyard-old");
    assertThat(TreeSnapshot.of(parent)).isEqualTo(before);
  }

  @Test
  void aStagedTreeWithGitIsNeverRemoved() throws IOException {
    tree(staged, "new");
    GitFolder.create(staged);

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.ROLLED_FORWARD);
    assertHolds("new");
    assertThat(folder.resolve(".git/HEAD")).exists();
  }

  @Test
  void aRetiredTreeWithGitIsNeverRemoved() throws IOException {
    tree(folder, "third");
    tree(retired, "old");
    GitFolder.create(retired);

    assertThatThrownBy(() -> TreeWriter.recover(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds .git");
    assertThat(retired.resolve(".git/HEAD")).exists();
  }

  @Test
  void aFolderReachedThroughALinkIsRecovered() throws IOException {
    Path link = parent.resolve("sub/link");
    Files.createDirectory(link.getParent());
    Files.createSymbolicLink(link, Path.of("../out"));
    tree(staged, "new");
    tree(retired, "old");

    assertThat(TreeWriter.recover(link)).isEqualTo(Recovery.ROLLED_FORWARD);
    assertThat(link.resolve("name")).hasContent("new");
  }

  private void assertHolds(String text) {
    assertThat(folder.resolve("name")).hasContent(text);
    assertThat(parent).isDirectoryNotContaining(path -> !path.equals(folder));
  }

  private static void tree(Path root, String text) throws IOException {
    Files.createDirectories(root.resolve("sub"));
    Files.writeString(root.resolve("name"), text);
    Files.writeString(root.resolve("sub/name"), text);
  }
}
