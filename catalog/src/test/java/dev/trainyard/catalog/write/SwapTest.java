package dev.trainyard.catalog.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.testing.GitFolder;
import dev.trainyard.catalog.testing.TreeSnapshot;
import dev.trainyard.catalog.testing.Trees;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void aStagedTreeOfWhichOnlyTheListHasBegunIsRemoved() throws IOException {
    tree(folder, "old");
    Files.createDirectory(staged);
    Files.writeString(staged.resolve(Ledger.NAME), "# The fi");

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.ROLLED_BACK);
    assertHolds("old");
  }

  @ParameterizedTest
  @ValueSource(strings = {".out.trainyard-new", ".out.trainyard-old"})
  void whatSomebodyElsePutUnderTheNameOfATreeStays(String name) throws IOException {
    tree(folder, "old");
    Path photos = parent.resolve(name);
    Files.createDirectories(photos.resolve("2024/empty"));
    Files.writeString(photos.resolve("2024/cat.jpg"), "cat");
    SortedMap<String, String> before = TreeSnapshot.of(parent);

    assertThatThrownBy(() -> TreeWriter.recover(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(name + ": it holds what Trainyard did not write: 2024/");
    assertThat(TreeSnapshot.of(parent)).isEqualTo(before);
    assertThat(new TreeWriter().write(folder, Trees.of("name", "new")).problems())
        .extracting(Problem::rule)
        .containsExactly(Rule.FOLDER_WRITING);
    assertThat(TreeSnapshot.of(parent)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {".out.trainyard-new", ".out.trainyard-old"})
  void aLinkUnderTheNameOfATreeIsNotFollowed(String name) throws IOException {
    tree(folder, "old");
    tree(parent.resolve("precious"), "precious");
    Files.createSymbolicLink(parent.resolve(name), Path.of("precious"));
    SortedMap<String, String> before = TreeSnapshot.of(parent);

    assertThatThrownBy(() -> TreeWriter.recover(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(name);
    assertThat(TreeSnapshot.of(parent)).isEqualTo(before);
  }

  @Test
  void aListDoesNotLeadOutOfItsTree() throws IOException {
    tree(folder, "old");
    tree(retired, "old");
    tree(parent.resolve("precious"), "precious");
    Files.createSymbolicLink(retired.resolve("link"), Path.of("../precious"));
    String line = "0".repeat(64) + "  ";
    Files.writeString(
        retired.resolve(Ledger.NAME),
        line + "../precious/name\n" + line + "link/name\n" + line + "/etc/hostname\n",
        StandardOpenOption.APPEND);

    assertThatThrownBy(() -> TreeWriter.recover(folder))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("did not write: link");
    Files.delete(retired.resolve("link"));
    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.ROLLED_FORWARD);
    assertThat(parent.resolve("precious/name")).hasContent("precious");
    assertThat(retired).doesNotExist();
  }

  @Test
  void aReadOnlyTreeIsRemoved() throws IOException {
    tree(folder, "new");
    tree(retired, "old");
    for (String name : List.of("sub/name", "sub", "")) {
      assertThat(retired.resolve(name).toFile().setReadOnly()).isTrue();
    }

    assertThat(TreeWriter.recover(folder)).isEqualTo(Recovery.ROLLED_FORWARD);
    assertHolds("new");
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
        .hasMessageEndingWith("did not write: .git");
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

  /** A repository that somebody clones may hold all of that but a folder {@code .git}. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theRepositoryBehindALinkStaysWhereItIs(boolean whole) throws IOException {
    Path project = parent.resolve("project");
    tree(project, "old");
    GitFolder.create(project);
    Files.createSymbolicLink(retired, Path.of("project"));
    if (whole) {
      tree(staged, "new");
    } else {
      Files.createDirectory(staged);
      Files.writeString(staged.resolve("x"), "x");
    }
    assertRefused(".out.trainyard-old: it is not a folder");
  }

  @Test
  void nothingIsMovedThroughALinkInPlaceOfTheNewTree() throws IOException {
    tree(parent.resolve("project"), "new");
    Files.createSymbolicLink(staged, Path.of("project"));
    tree(retired, "old");
    GitFolder.create(retired);

    assertRefused(".out.trainyard-new: it is not a folder");
  }

  /** Whose repository it is may have put all of it there. */
  @Test
  void nothingIsMovedThroughALinkInTheRetiredTree() throws IOException {
    Files.createDirectories(parent.resolve("home/precious"));
    Files.writeString(parent.resolve("home/precious/photo.jpg"), "x");
    tree(staged, "new");
    Files.writeString(
        staged.resolve(Ledger.NAME),
        "0".repeat(64) + "  link/precious/photo.jpg\n",
        StandardOpenOption.APPEND);
    tree(retired, "old");
    Files.createSymbolicLink(retired.resolve("link"), Path.of("../home"));

    assertRefused(".out.trainyard-old: it holds what Trainyard did not write: link");
  }

  @Test
  void whatSomebodyPutIntoTheRetiredTreeIsNotMovedIn() throws IOException {
    tree(staged, "new");
    tree(retired, "old");
    Files.writeString(retired.resolve("sub/photo.jpg"), "x");

    assertRefused(".out.trainyard-old: it holds what Trainyard did not write: sub/photo.jpg");
  }

  @Test
  void aFolderOfSomebodyElseIsNotMovedIn() throws IOException {
    Files.createDirectory(staged);
    GitFolder.create(staged);
    Files.writeString(staged.resolve("photo.jpg"), "x");
    assertRefused(".out.trainyard-new: it holds what Trainyard did not write: photo.jpg");

    Files.move(staged, retired);
    assertRefused(".out.trainyard-old: it holds what Trainyard did not write: photo.jpg");
  }

  private void assertRefused(String why) throws IOException {
    SortedMap<String, String> before = TreeSnapshot.of(parent);
    assertThatThrownBy(() -> TreeWriter.recover(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
    assertThat(TreeSnapshot.of(parent)).isEqualTo(before);
  }

  private void assertHolds(String text) {
    assertThat(folder.resolve("name")).hasContent(text);
    assertThat(parent).isDirectoryNotContaining(path -> !path.equals(folder));
  }

  /** A tree with the list of what is in it. */
  private static void tree(Path root, String text) throws IOException {
    SortedMap<RelativePath, Content> files = Trees.of("name", text, "sub/name", text);
    Files.createDirectories(root.resolve("sub"));
    Files.write(
        root.resolve(Ledger.NAME), Ledger.of(Making.UNKNOWN, files, Map.of()).content().toBytes());
    for (RelativePath path : files.keySet()) {
      Files.writeString(root.resolve(path.value()), text);
    }
  }
}
