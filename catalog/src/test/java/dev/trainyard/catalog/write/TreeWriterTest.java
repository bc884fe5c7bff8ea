package dev.trainyard.catalog.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.testing.GitCommand;
import dev.trainyard.catalog.testing.GitFolder;
import dev.trainyard.catalog.testing.TreeSnapshot;
import dev.trainyard.catalog.testing.Trees;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  private final TreeWriter writer = new TreeWriter();

  @BeforeEach
  void chooseFolder() {
    folder = parent.resolve("out");
  }

  @Test
  void theFolderKeepsTheBitThatGivesItsGroup() throws Exception {
    Path shared = Files.createDirectory(parent.resolve("shared"));
    Files.setAttribute(shared, "unix:mode", 02750);

    new TreeWriter()
        .write(
            shared,
            new java.util.TreeMap<>(java.util.Map.of(new RelativePath("a"), Content.text("a"))));
    assertThat(shared.resolve("a")).exists();

    assertThat(07777 & (int) Files.getAttribute(shared, "unix:mode")).isEqualTo(02750);
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

  /** Both a file that the run replaces, and one that it keeps. */
  @ParameterizedTest
  @ValueSource(strings = {"catalog.json", "stable/demo/item.yaml", "stable/gone/item.yaml"})
  void whatIsChangedWhileTheNewTreeIsBuiltStays(String path) throws IOException {
    writer.write(folder, OLD);
    Path last = parent.resolve(".out.trainyard-new/stable/demo/1.0.1/Chart.yaml");

    WriteResult result =
        new TreeWriter(
                (change, at) -> {
                  if (at.equals(last)) {
                    Files.writeString(folder.resolve(path), "MY EDIT");
                  }
                })
            .write(folder, NEW);

    assertThat(result.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo(Rule.EDITED_FILES))
        .asString()
        .contains(path);
    assertThat(folder.resolve(path)).hasContent("MY EDIT");
    assertThat(TreeSnapshot.contents(folder).keySet()).containsAll(Trees.contents(OLD).keySet());
    assertNothingBeside();
  }

  @Test
  void whatIsChangedInTheLastMomentStaysBesideTheFolder() throws IOException {
    writer.write(folder, OLD);
    Path old = parent.resolve(".out.trainyard-old");

    WriteResult result =
        new TreeWriter(
                (change, at) -> {
                  if (at.equals(old)) {
                    Files.writeString(folder.resolve("catalog.json"), "MY EDIT");
                  }
                })
            .write(folder, NEW);

    assertThat(result.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo(Rule.LEFTOVER))
        .asString()
        .contains("catalog.json");
    assertThat(old.resolve("catalog.json")).hasContent("MY EDIT");
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(NEW));
    assertThat(writer.write(folder, OLD).problems())
        .extracting(Problem::rule)
        .containsExactly(Rule.FOLDER_WRITING);
    assertThat(old.resolve("catalog.json")).hasContent("MY EDIT");
  }

  @Test
  void whatIsAddedInTheLastMomentToAFolderThatStaysIsNamedByTheNextRun() throws IOException {
    writer.write(folder, OLD);
    SortedMap<RelativePath, Content> wanted = Trees.of();
    wanted.putAll(OLD);
    wanted.put(new RelativePath("catalog.json"), Content.text("diff\n"));
    Path old = parent.resolve(".out.trainyard-old");
    Path mine = folder.resolve("stable/demo/mine");
    new TreeWriter(
            (change, at) -> {
              if (at.equals(old) && !change.equals("remove")) {
                Files.writeString(mine, "MINE");
              }
            })
        .write(folder, wanted);

    assertThat(mine).hasContent("MINE");
    assertNothingBeside();
    assertThat(writer.write(folder, wanted).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo(Rule.FOREIGN_FILES))
        .asString()
        .contains("stable/demo/mine");
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
    SortedMap<RelativePath, Content> wanted = Trees.of();
    wanted.putAll(OLD);
    wanted.put(new RelativePath("stable/demo/item.yaml"), Content.text("diff\n"));
    Object whole = Files.readAttributes(folder.resolve("stable/gone"), "fileKey").get("fileKey");

    WriteResult result = writer.write(folder, wanted);

    assertThat(result.written())
        .extracting(RelativePath::value)
        .containsExactly("stable/demo/item.yaml");
    SortedMap<String, String> found = TreeSnapshot.withTimes(folder);
    assertThat(found.remove("stable/demo/item.yaml")).endsWith("rw-r--r-- diff\n");
    expected.remove("stable/demo/item.yaml");
    // Nobody writes as many folders as there are for the sake of one.
    assertThat(Files.readAttributes(folder.resolve("stable/gone"), "fileKey"))
        .containsEntry("fileKey", whole);
    // Folders around what changes are new; what else is in them is not.
    found.values().removeIf(entry -> entry.endsWith(" folder"));
    expected.values().removeIf(entry -> entry.endsWith(" folder"));
    for (String changed : List.of("", ".trainyard.sha256")) {
      found.remove(changed);
      expected.remove(changed);
    }
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
  void refusesFilesChangedByHandAndNamesThem() throws IOException {
    writer.write(folder, OLD);
    // Of the same size and time; of those that would stay, be replaced and be removed.
    for (String path :
        List.of("stable/demo/item.yaml", "catalog.json", "stable/gone/1.0.0/templates/a/b.yaml")) {
      Path file = folder.resolve(path);
      var time = Files.getLastModifiedTime(file);
      Files.writeString(file, "edit\n");
      Files.setLastModifiedTime(file, time);
    }
    SortedMap<String, String> before = TreeSnapshot.withTimes(parent);

    for (SortedMap<RelativePath, Content> wanted : List.of(OLD, NEW)) {
      assertThat(writer.write(folder, wanted).problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.rule()).isEqualTo(Rule.EDITED_FILES);
                assertThat(problem.found())
                    .endsWith(
                        ": catalog.json, stable/demo/item.yaml,"
                            + " stable/gone/1.0.0/templates/a/b.yaml");
              });
      assertThat(TreeSnapshot.withTimes(parent)).isEqualTo(before);
    }
  }

  @Test
  void writesAnewWhatWasRemovedByHand() throws IOException {
    writer.write(folder, OLD);
    Files.delete(folder.resolve("catalog.json"));
    Files.delete(folder.resolve("stable/gone/1.0.0/templates/a/b.yaml"));

    assertThat(writer.write(folder, NEW).problems()).isEmpty();
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(NEW));
  }

  @Test
  void takesWhatWasEditedInTheWayItWouldWriteItself() throws IOException {
    writer.write(folder, OLD);
    Files.writeString(folder.resolve("catalog.json"), "new\n");

    assertThat(writer.write(folder, NEW).problems()).isEmpty();
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(NEW));
  }

  @Test
  void knowsItsFilesInAFreshCloneAndInAnotherPlace() throws Exception {
    writer.write(folder, OLD);
    GitCommand git = new GitCommand(folder);
    git.run("init", "--quiet");
    git.run("add", "--all");
    git.run("commit", "--quiet", "-m", "catalog");
    new GitCommand(parent).run("clone", "--quiet", folder.toString(), "clone");
    Path clone = parent.resolve("clone");

    assertThat(writer.write(clone, NEW).problems()).isEmpty();
    assertThat(TreeSnapshot.contents(clone)).isEqualTo(Trees.contents(NEW));

    Files.delete(clone.resolve(".trainyard.sha256"));
    assertThat(writer.write(clone, OLD).problems())
        .extracting(Problem::rule)
        .containsExactly(Rule.FOREIGN_FILES);
    assertThat(writer.write(clone, NEW).problems()).as("known by content").isEmpty();
    assertThat(writer.write(clone, OLD).problems()).isEmpty();
  }

  @Test
  void theListOfWhatWasWrittenIsCheckedBySha256sum() throws Exception {
    writer.write(folder, OLD);

    Process check =
        new ProcessBuilder("sha256sum", "--check", "--strict", "--quiet", ".trainyard.sha256")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();

    assertThat(check.inputReader().lines()).isEmpty();
    assertThat(check.waitFor()).isZero();
  }

  /** Larger than any array of Java. */
  @Test
  void aFileOfAnySizeInTheWayIsNamedAndNotRead() throws Exception {
    writer.write(folder, OLD);
    Path page = folder.resolve(OLD.firstKey().value());
    Files.delete(page);
    Path foreign = folder.resolve(Ledger.NAME);
    for (Path large : List.of(page, foreign)) {
      try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
        file.setLength(3L << 30);
      }
    }

    assertThat(writer.write(folder, OLD).problems())
        .isNotEmpty()
        .allMatch(problem -> problem.rule() == Rule.FOREIGN_FILES);
    assertThat(page).hasSize(3L << 30);
  }

  @Test
  void refusesFoldersOfSomebodyElseWithoutLookingInto() throws Exception {
    writer.write(folder, OLD);
    Files.createDirectories(folder.resolve("stable/demo/1.0.0/empty/deep"));
    Files.createDirectories(folder.resolve("photos/2024/1.0.0"));
    Files.writeString(folder.resolve("photos/2024/1.0.0/cat.jpg"), "cat");
    new GitCommand(parent).run("init", "--quiet", folder.resolve("stable/mine/1.0.0").toString());
    new GitCommand(parent).run("init", "--quiet", folder.resolve("stable/gone").toString());
    Files.writeString(folder.resolve("stable/demo/line\nbreak\u001b"), "odd");
    SortedMap<String, String> before = TreeSnapshot.withTimes(parent);

    for (SortedMap<RelativePath, Content> wanted : List.of(OLD, NEW)) {
      assertThat(writer.write(folder, wanted).problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.rule()).isEqualTo(Rule.FOREIGN_FILES);
                assertThat(problem.found())
                    .endsWith(
                        ": photos/, stable/demo/1.0.0/empty/, stable/demo/line\\nbreak\\u{1b},"
                            + " stable/gone/.git/, stable/mine/");
              });
      assertThat(TreeSnapshot.withTimes(parent)).isEqualTo(before);
    }
  }

  @Test
  void takesNoFolderForItsOwnBecauseOfItsNames() throws IOException {
    Files.createDirectories(folder.resolve("photos/2024/1.0.0"));
    Files.writeString(folder.resolve("catalog.json"), "{\"my\":\"music\"}");
    Files.writeString(folder.resolve("README.md"), "notes");
    Files.writeString(folder.resolve("photos/2024/1.0.0/cat.jpg"), "cat");
    Files.writeString(folder.resolve(".trainyard.sha256"), "mine");
    SortedMap<String, String> before = TreeSnapshot.withTimes(parent);

    assertThat(writer.write(folder, OLD).problems())
        .singleElement()
        .extracting(Problem::found)
        .asString()
        .endsWith(": .trainyard.sha256, README.md, catalog.json, photos/");
    assertThat(TreeSnapshot.withTimes(parent)).isEqualTo(before);
  }

  @Test
  void leavesAloneWhatFileManagersLeaveBehind() throws IOException {
    writer.write(folder, OLD);
    Files.writeString(folder.resolve(".DS_Store"), "finder");
    Files.writeString(folder.resolve("stable/demo/Thumbs.db"), "explorer");
    Files.writeString(folder.resolve("stable/gone/1.0.0/desktop.ini"), "goes with its folder");

    assertThat(writer.write(folder, NEW).problems()).isEmpty();

    SortedMap<String, String> found = TreeSnapshot.contents(folder);
    assertThat(found.remove(".DS_Store")).isEqualTo("finder");
    assertThat(found.remove("stable/demo/Thumbs.db")).isEqualTo("explorer");
    assertThat(found).isEqualTo(Trees.contents(NEW));
    assertNothingBeside();
  }

  @Test
  void refusesAMountPointWithAWayOut() throws IOException {
    writer.write(folder, OLD);
    TreeWriter onMount =
        new TreeWriter(
            (change, path) -> {
              if (change.startsWith("move " + parent.toRealPath().resolve("out"))) {
                throw new FileSystemException(path.toString(), null, "Device or resource busy");
              }
            });

    assertThat(onMount.write(folder, NEW).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.FOLDER_WRITING);
              assertThat(problem.found()).endsWith(": Device or resource busy");
              assertThat(problem.fix())
                  .startsWith("If it is a mount point, choose a folder inside");
            });
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(OLD));
    assertNothingBeside();
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
              assertThat(problem.describe()).contains("README.md, src/", "fix:");
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

    assertThat(writer.write(file.resolve("sub/out"), OLD).problems())
        .singleElement()
        .extracting(Problem::found)
        .asString()
        .startsWith("cannot create " + parent.toRealPath().resolve("file/sub"));
  }

  @Test
  void saysWhichNameIsTooLongForTheDisk() throws IOException {
    String name = "a".repeat(256);

    WriteResult result = writer.write(folder, Trees.of("stable/" + name, "x"));

    assertThat(result.problems())
        .singleElement()
        .extracting(Problem::found)
        .asString()
        .contains(name);
    assertThat(folder).doesNotExist();
    assertNothingBeside();
  }

  @Test
  void refusesTheRootOfTheFileSystem() {
    assertThat(writer.write(Path.of("/"), OLD).problems())
        .extracting(Problem::found)
        .containsExactly("cannot write /: a catalog needs a folder of its own");
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
    assertThat(folder.toFile().list()).containsExactly(".trainyard.sha256");
  }

  private void assertNothingBeside() {
    assertThat(parent).isDirectoryNotContaining(path -> !path.equals(folder));
  }

  /** Else a reader would have one half of the former tree and one of the new. */
  @Test
  void aFolderThatIsReplacedWhileItIsReadIsReadAgain() throws Exception {
    Path folder = parent.resolve("read");
    SortedMap<RelativePath, Content> before = Trees.of("a", "1", "b", "1");
    SortedMap<RelativePath, Content> after = Trees.of("a", "2", "b", "2");
    new TreeWriter().write(folder, before);
    List<String> readings = new ArrayList<>();

    String read =
        TreeWriter.whole(
            folder,
            () -> {
              String first = Files.readString(folder.resolve("a"));
              if (readings.isEmpty()) {
                new TreeWriter().write(folder, after);
              }
              readings.add(first + Files.readString(folder.resolve("b")));
              return readings.get(readings.size() - 1);
            });

    assertThat(readings).containsExactly("12", "22");
    assertThat(read).isEqualTo("22");
  }

  @Test
  void whatCannotBeReadBecauseTheFolderWasReplacedIsReadAgain() throws Exception {
    Path folder = parent.resolve("read");
    new TreeWriter().write(folder, Trees.of("a", "1"));
    List<String> tries = new ArrayList<>();

    assertThat(
            TreeWriter.<String>whole(
                folder,
                () -> {
                  tries.add("one");
                  if (tries.size() == 1) {
                    new TreeWriter().write(folder, Trees.of("b", "2"));
                    return Files.readString(folder.resolve("a"));
                  }
                  return Files.readString(folder.resolve("b"));
                }))
        .isEqualTo("2");
    assertThatThrownBy(() -> TreeWriter.whole(folder, () -> Files.readString(folder.resolve("c"))))
        .isInstanceOf(NoSuchFileException.class);
  }
}
