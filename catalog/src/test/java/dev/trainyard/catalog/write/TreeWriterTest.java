package dev.trainyard.catalog.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.layout.CatalogLayout;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeWriterTest {

  private static final SortedMap<RelativePath, Content> OLD =
      Trees.of(
          "catalog.json", "old\n",
          "stable/demo/item.yaml", "same\n",
          "stable/demo/1.0.0/Chart.yaml", "old\n",
          "stable/demo/1.0.0/migrations/migrate*", "#!/bin/sh\n",
          "stable/gone/item.yaml", "gone\n",
          "stable/gone/1.0.0/templates/a/b.yaml", "gone\n");

  private static final SortedMap<RelativePath, Content> NEW =
      Trees.of(
          "catalog.json", "new\n",
          "stable/demo/item.yaml", "same\n",
          "stable/demo/1.0.0/migrations/migrate*", "#!/bin/sh\n",
          "stable/demo/1.0.1/Chart.yaml", "new, longer\n");

  @TempDir private Path parent;
  private Path folder;
  private final TreeWriter writer = new TreeWriter(CatalogLayout::foreign);

  @BeforeEach
  void chooseFolder() {
    folder = parent.resolve("out");
  }

  @Test
  void createsTheFolderWithModesForEveryone() throws IOException {
    WriteResult result = writer.write(folder, OLD);

    assertThat(result.written()).isEqualTo(OLD.keySet());
    assertThat(result.deleted()).isEmpty();
    assertThat(result.unchanged()).isZero();
    assertThat(TreeSnapshot.of(folder))
        .containsEntry("stable/demo/1.0.0/migrations/migrate", "rwxr-xr-x #!/bin/sh\n")
        .containsEntry("stable/demo/item.yaml", "rw-r--r-- same\n")
        .containsEntry("stable/demo", "rwxr-xr-x folder");
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(OLD));
    assertNothingBeside();
  }

  @Test
  void createsMissingFoldersAbove() throws IOException {
    Path deep = parent.resolve("a/b/c");

    writer.write(deep, OLD);

    assertThat(TreeSnapshot.contents(deep)).isEqualTo(Trees.contents(OLD));
  }

  @Test
  void takesPathsWithBlanksAndLettersBeyondAscii() throws IOException {
    Path odd = parent.resolve("my catalog/größe 目录 🚂");

    writer.write(odd, OLD);
    writer.write(odd, NEW);

    assertThat(TreeSnapshot.contents(odd)).isEqualTo(Trees.contents(NEW));
    assertThat(odd.getParent().toFile().list()).containsExactly("größe 目录 🚂");
  }

  @Test
  void writesNothingTheSecondTime() throws IOException {
    writer.write(folder, OLD);
    TreeSnapshot.age(parent);
    SortedMap<String, String> before = TreeSnapshot.withTimes(parent);

    WriteResult result = writer.write(folder, OLD);

    assertThat(result.written()).isEmpty();
    assertThat(result.deleted()).isEmpty();
    assertThat(result.unchanged()).isEqualTo(OLD.size());
    assertThat(TreeSnapshot.withTimes(parent)).isEqualTo(before);
  }

  @Test
  void replacesAddsAndRemovesButKeepsTheTimeOfWhatStays() throws IOException {
    writer.write(folder, OLD);
    TreeSnapshot.age(folder);

    WriteResult result = writer.write(folder, NEW);

    assertThat(result.written())
        .extracting(RelativePath::value)
        .containsExactly("catalog.json", "stable/demo/1.0.1/Chart.yaml");
    assertThat(result.deleted())
        .containsExactly(
            "stable/demo/1.0.0/Chart.yaml",
            "stable/gone/1.0.0/templates/a/b.yaml",
            "stable/gone/item.yaml");
    assertThat(result.unchanged()).isEqualTo(2);
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(NEW));
    assertThat(folder.resolve("stable/gone")).doesNotExist();
    assertThat(TreeSnapshot.withTimes(folder).get("stable/demo/item.yaml"))
        .isEqualTo("2001-02-03T04:05:06Z rw-r--r-- same\n");
    assertThat(TreeSnapshot.withTimes(folder).get("stable/demo/1.0.0/migrations/migrate"))
        .isEqualTo("2001-02-03T04:05:06Z rwxr-xr-x #!/bin/sh\n");
    assertNothingBeside();
  }

  @Test
  void touchesNothingElseWhenOneFileChanges() throws IOException {
    writer.write(folder, OLD);
    TreeSnapshot.age(folder);
    SortedMap<String, String> expected = TreeSnapshot.withTimes(folder);
    SortedMap<RelativePath, Content> changed = Trees.of();
    changed.putAll(OLD);
    changed.put(new RelativePath("stable/demo/item.yaml"), Content.text("diff\n"));

    WriteResult result = writer.write(folder, changed);

    assertThat(result.written())
        .extracting(RelativePath::value)
        .containsExactly("stable/demo/item.yaml");
    SortedMap<String, String> found = TreeSnapshot.withTimes(folder);
    assertThat(found.remove("stable/demo/item.yaml")).endsWith("rw-r--r-- diff\n");
    expected.remove("stable/demo/item.yaml");
    found.remove("stable/demo");
    expected.remove("stable/demo");
    assertThat(found).isEqualTo(expected);
    assertNothingBeside();
  }

  @Test
  void mendsTheExecutableBit() throws IOException {
    writer.write(folder, OLD);
    Files.setPosixFilePermissions(
        folder.resolve("stable/demo/1.0.0/migrations/migrate"),
        PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(
        folder.resolve("catalog.json"), PosixFilePermissions.fromString("rwxr-xr-x"));

    WriteResult result = writer.write(folder, OLD);

    assertThat(result.written())
        .extracting(RelativePath::value)
        .containsExactly("catalog.json", "stable/demo/1.0.0/migrations/migrate");
    assertThat(TreeSnapshot.of(folder))
        .containsEntry("catalog.json", "rw-r--r-- old\n")
        .containsEntry("stable/demo/1.0.0/migrations/migrate", "rwxr-xr-x #!/bin/sh\n");
  }

  @Test
  void seesAChangeThatKeepsSizeAndTime() throws IOException {
    writer.write(folder, OLD);
    Path file = folder.resolve("stable/demo/item.yaml");
    var time = Files.getLastModifiedTime(file);
    Files.writeString(file, "edit\n");
    Files.setLastModifiedTime(file, time);

    assertThat(writer.write(folder, OLD).written())
        .extracting(RelativePath::value)
        .containsExactly("stable/demo/item.yaml");
    assertThat(file).hasContent("same\n");
  }

  @Test
  void removesFoldersWithoutFiles() throws IOException {
    writer.write(folder, OLD);
    Files.createDirectories(folder.resolve("stable/demo/1.0.0/empty/deep"));

    WriteResult result = writer.write(folder, OLD);

    assertThat(result.written()).isEmpty();
    assertThat(folder.resolve("stable/demo/1.0.0/empty")).doesNotExist();
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(OLD));
  }

  @Test
  void turnsAFileIntoAFolderAndBack() throws IOException {
    SortedMap<RelativePath, Content> file = Trees.of("catalog.json", "", "stable/a/1.0.0/x", "1");
    SortedMap<RelativePath, Content> deep = Trees.of("catalog.json", "", "stable/a/1.0.0/x/y", "2");
    writer.write(folder, file);

    writer.write(folder, deep);
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(deep));
    writer.write(folder, file);
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(file));
  }

  @Test
  void keepsGitAsItIs() throws IOException {
    GitFolder.create(folder);
    SortedMap<String, String> git = TreeSnapshot.withTimes(folder.resolve(".git"));

    writer.write(folder, OLD);
    assertThat(TreeSnapshot.withTimes(folder.resolve(".git"))).isEqualTo(git);
    writer.write(folder, NEW);
    assertThat(TreeSnapshot.withTimes(folder.resolve(".git"))).isEqualTo(git);
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(NEW));
    assertNothingBeside();
  }

  @Test
  void keepsTheGitFileOfAWorktree() throws IOException {
    Files.createDirectory(folder);
    Files.writeString(folder.resolve(".git"), "gitdir: ../main/.git/worktrees/out\n");

    writer.write(folder, OLD);
    writer.write(folder, NEW);

    assertThat(folder.resolve(".git")).hasContent("gitdir: ../main/.git/worktrees/out\n");
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(NEW));
  }

  @Test
  void keepsTheModeOfTheFolder() throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

    writer.write(folder, OLD);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void leavesOtherNamesOfAReplacedFileAlone() throws IOException {
    writer.write(folder, OLD);
    Path other = Files.createLink(parent.resolve("other"), folder.resolve("catalog.json"));

    writer.write(folder, NEW);

    assertThat(other).hasContent("old\n");
  }

  @Test
  void refusesAFolderOfSomebodyElse() throws IOException {
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("README.md"), "mine\n");
    Files.writeString(folder.resolve("src/Main.java"), "mine\n");
    SortedMap<String, String> before = TreeSnapshot.withTimes(parent);

    WriteResult result = writer.write(folder, OLD);

    assertThat(result.refused()).isTrue();
    assertThat(result.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.FOREIGN_FILES);
              assertThat(problem.describe()).contains("README.md", "src/Main.java", "fix:");
            });
    assertThat(TreeSnapshot.withTimes(parent)).isEqualTo(before);
  }

  @Test
  void refusesForeignFilesInACatalogAndNamesTwentyOfThem() throws IOException {
    writer.write(folder, OLD);
    for (int i = 10; i < 35; i++) {
      Files.writeString(folder.resolve("note" + i), "mine\n");
    }
    SortedMap<String, String> before = TreeSnapshot.withTimes(parent);

    WriteResult result = writer.write(folder, NEW);

    assertThat(result.problems())
        .singleElement()
        .extracting(Problem::found)
        .asString()
        .contains("note10, note11", "note29 and 5 more")
        .doesNotContain("note30");
    assertThat(TreeSnapshot.withTimes(parent)).isEqualTo(before);
  }

  @Test
  void refusesSymbolicLinksAndFollowsNone() throws IOException {
    writer.write(folder, OLD);
    Path outside = Files.createDirectory(parent.resolve("outside"));
    Files.writeString(outside.resolve("Chart.yaml"), "precious\n");
    Files.createSymbolicLink(folder.resolve("stable/demo/1.0.1"), outside);
    Files.createSymbolicLink(folder.resolve("stable/demo/1.0.0/link"), Path.of("/nowhere"));
    SortedMap<String, String> before = TreeSnapshot.withTimes(parent);

    WriteResult result = writer.write(folder, NEW);

    assertThat(result.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.NOT_A_FILE);
              assertThat(problem.found()).contains("stable/demo/1.0.0/link", "stable/demo/1.0.1");
            });
    assertThat(TreeSnapshot.withTimes(parent)).isEqualTo(before);
  }

  @Test
  void refusesAFileInPlaceOfTheFolder() throws IOException {
    Files.writeString(folder, "mine\n");

    assertThat(writer.write(folder, OLD).problems())
        .extracting(Problem::rule)
        .containsExactly(Rule.NOT_A_FILE);
    assertThat(folder).hasContent("mine\n");
  }

  @Test
  void writesWhereALinkToTheFolderLeads() throws IOException {
    Path real = parent.resolve("elsewhere/real");
    Files.createDirectories(real);
    Files.createSymbolicLink(folder, Path.of("elsewhere/real"));

    writer.write(folder, OLD);
    writer.write(folder, NEW);

    assertThat(folder).isSymbolicLink();
    assertThat(TreeSnapshot.contents(real)).isEqualTo(Trees.contents(NEW));
  }

  @Test
  void refusesPathsThatCannotLieSideBySide() throws IOException {
    WriteResult result =
        writer.write(
            folder,
            Trees.of(
                "stable/demo/1.0.0/a", "",
                "stable/Demo/1.0.0/b", "",
                "stable/x/1.0.0/File", "",
                "stable/x/1.0.0/file", "",
                "stable/y/1.0.0/c", "",
                "stable/y/1.0.0/c/d", "",
                ".Git/hooks/post-checkout", ""));

    assertThat(result.problems())
        .allMatch(problem -> problem.rule() == Rule.PATHS)
        .extracting(problem -> problem.where().file() + " " + problem.found())
        .containsExactlyInAnyOrder(
            ".Git/hooks/post-checkout has a segment \".git\", which is git's own",
            "stable/y/1.0.0/c is a file and a folder at once",
            "stable/demo differs from \"stable/Demo\" in upper and lower case only",
            "stable/demo/1.0.0 differs from \"stable/Demo/1.0.0\" in upper and lower case only",
            "stable/x/1.0.0/file differs from \"stable/x/1.0.0/File\" in upper and lower case"
                + " only");
    assertThat(folder).doesNotExist();
  }

  @Test
  void saysWhichPathCannotBeCreated() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> writer.write(file.resolve("sub/out"), OLD))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot create " + parent.toRealPath().resolve("file/sub"));
  }

  @Test
  void refusesTheRootOfTheFileSystem() {
    assertThatThrownBy(() -> writer.write(Path.of("/"), OLD))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write /: a catalog needs a folder of its own");
  }

  @Test
  void refusesWhileAnotherRunWrites() throws IOException {
    writer.write(folder, OLD);
    FolderLock held = FolderLock.acquire(Places.of(folder).lock());
    try {
      assertThat(writer.write(folder, NEW).problems())
          .extracting(Problem::rule)
          .containsExactly(Rule.FOLDER_BUSY);
      assertThatThrownBy(() -> TreeWriter.recover(folder)).isInstanceOf(IOException.class);
    } finally {
      held.close();
    }
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(OLD));
    assertThat(writer.write(folder, NEW).refused()).isFalse();
  }

  @Test
  void writesAnEmptyTree() throws IOException {
    writer.write(folder, OLD);

    WriteResult result = writer.write(folder, Trees.of());

    assertThat(result.deleted()).hasSize(OLD.size());
    assertThat(folder).isEmptyDirectory();
  }

  private void assertNothingBeside() {
    assertThat(parent).isDirectoryNotContaining(path -> !path.equals(folder));
  }
}
