package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.git.Edit.NextCommit;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.reftable.ReftableConfig;
import org.eclipse.jgit.internal.storage.reftable.ReftableWriter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing to a repository in a local folder, through git. */
class LocalTargetTest {

  @TempDir private Path temp;
  private Path remote;

  @BeforeEach
  void publishOnce() throws Exception {
    remote = Git.bare(temp.resolve("remote.git"));
    publish("first");
  }

  @Test
  void aPushLeavesNothingButItsCommit() throws Exception {
    assertThat(publish("second").pushed()).isTrue();

    assertThat(strangeFiles()).isEmpty();
    assertThat(Git.run(remote, "log", "--format=%s", "main")).isEqualTo("second\nfirst");
    Git.requireSound(remote, "main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789012345678901234567890123456789\n"})
  void theLockOfSomebodyElseStaysAndIsNamed(String content) throws Exception {
    Path lock = Files.writeString(remote.resolve("refs/heads/main.lock"), content);

    assertThatThrownBy(() -> publish("second"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("25 attempts");

    assertThat(lock).hasContent(content);
    assertThat(Git.run(remote, "rev-list", "--count", "main")).isEqualTo("1");
    Files.delete(lock);
    assertThat(publish("second").pushed()).isTrue();
  }

  /** JGit and git pass over it, and over all that is asked of a repository before. */
  @ParameterizedTest
  @ValueSource(strings = {"folder", "file"})
  void aRepositoryBehindAnOddOneIsNotPublishedTo(String kind) throws Exception {
    if (kind.equals("folder")) {
      Files.createDirectory(remote.resolve(".git"));
    } else {
      Files.writeString(remote.resolve(".git"), "x");
    }

    assertThatThrownBy(() -> publish("second"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("remote.git/.git is no repository");
    assertThat(Git.run(remote, "--git-dir=.", "rev-list", "--count", "main")).isEqualTo("1");
  }

  /** Notes and locks of any kind in the repository lead nowhere. */
  @Test
  void linksInTheRepositoryAreNotFollowed() throws Exception {
    Path victim = Files.writeString(temp.resolve("victim"), "precious");
    Files.createSymbolicLink(remote.resolve(".trainyard.lock"), victim);
    Files.createSymbolicLink(remote.resolve(".trainyard.push"), victim);
    Files.createDirectories(temp.resolve("work"));
    Files.createSymbolicLink(temp.resolve("work/branch-x.lock"), victim);

    assertThat(publish("second").pushed()).isTrue();

    assertThat(victim).hasContent("precious");
  }

  @Test
  void aDryRunLeavesEverythingAsItIs() throws Exception {
    branch().update(adding("second"), author(), Optional.empty(), true);

    assertThat(Git.run(remote, "rev-list", "--count", "main")).isEqualTo("1");
    assertThat(strangeFiles()).isEmpty();
  }

  @Test
  void whatAHookSaysIsToldAndItKnowsNothingSecret() throws Exception {
    Path told = temp.resolve("told");
    Path hook =
        Files.writeString(
            remote.resolve("hooks/pre-receive"),
            "#!/bin/sh\nenv >" + told + "\necho not on a Friday >&2\nexit 1\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();

    assertThatThrownBy(() -> publish("second"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("pre-receive hook declined")
        .hasMessageContaining("not on a Friday");

    assertThat(Files.readAllLines(told))
        .noneMatch(line -> line.startsWith("TRAINYARD_TEST_SECRET="))
        .anyMatch(line -> line.startsWith("PATH="));
    assertThat(System.getenv("TRAINYARD_TEST_SECRET")).isEqualTo("secret");
  }

  @Test
  void aPushThatNobodyCanLookAtAfterwardsIsDoubtful() throws Exception {
    Path hook =
        Files.writeString(remote.resolve("hooks/post-receive"), "#!/bin/sh\necho '[' >>config\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();

    CatalogBranch.Outcome outcome = publish("second");

    assertThat(outcome.pushed()).isTrue();
    assertThat(outcome.doubts())
        .singleElement()
        .satisfies(
            doubt -> {
              assertThat(doubt.isError()).isFalse();
              assertThat(doubt.describe())
                  .contains("TN310", "whether the branch has it could not be seen");
            });
  }

  @Test
  void aDamagedConfigurationIsToldAsThatOfTheRepository() throws Exception {
    Files.writeString(remote.resolve("config"), "[core\n bare = ");

    assertThatThrownBy(() -> publish("second"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("remote.git")
        .hasMessageNotContaining("temporary");
  }

  @Test
  void aRepositoryWhoseHistoryIsCutOffIsNotCalledDamaged() throws Exception {
    publish("second");
    Git.run(temp, "clone", "-q", "--bare", "--depth", "1", "file://" + remote, "shallow.git");
    remote = temp.resolve("shallow.git");

    assertThatThrownBy(() -> publish("third"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("shallow")
        .hasMessageNotContaining("damaged");
    assertThatThrownBy(() -> branch().read(Tip::newest)).hasMessageContaining("shallow");
  }

  @Test
  void leftoversThatCannotBeRemovedAreInNobodysWay() throws Exception {
    Path left = Files.createDirectories(temp.resolve("work/" + DEAD + "/git"));
    Files.createFile(left.resolve("file"));
    Files.writeString(temp.resolve("work/" + DEAD + ".lock"), LOCK);
    assertThat(left.toFile().setWritable(false)).isTrue();

    assertThat(publish("second").pushed()).isTrue();

    assertThat(temp.resolve("work")).isEmptyDirectory();
  }

  @Test
  void namesThatAreNoTextStayAsTheyAre() throws Exception {
    String blob = Git.run(remote, "rev-parse", "main:first");
    Path script =
        Files.writeString(
            temp.resolve("script"),
            "{ printf '100644 blob BLOB\\tna\\377me\\0'; printf '100644 blob BLOB\\tfirst\\0'; }"
                    .replace("BLOB", blob)
                + " | git mktree -z\n");
    String tree = sh(script);
    String commit =
        Git.run(
            remote,
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@b",
            "commit-tree",
            "-m",
            "odd",
            "-p",
            "main",
            tree);
    Git.run(remote, "update-ref", "refs/heads/main", commit);

    publish("second");

    assertThat(Git.run(remote, "ls-tree", "main")).contains("\"na\\377me\"").contains("second");
    Git.requireSound(remote, "main");
  }

  private String sh(Path script) throws Exception {
    Process process =
        new ProcessBuilder("sh", script.toString())
            .directory(remote.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
  }

  @Test
  void hooksInAFolderThatTheRepositoryNamesAreRun() throws Exception {
    Path hooks = Files.createDirectory(temp.resolve("hooks"));
    Path hook = Files.writeString(hooks.resolve("pre-receive"), "#!/bin/sh\nexit 1\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    Git.run(remote, "config", "core.hooksPath", hooks.toString());

    assertThatThrownBy(() -> publish("second"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("pre-receive hook declined");

    assertThat(strangeFiles()).isEmpty();
    assertThat(Git.run(remote, "rev-list", "--count", "main")).isEqualTo("1");
  }

  @Test
  void aWorkTreeOnTheBranchIsRefusedBeforeItsFirstCommitToo() throws Exception {
    Path tree = temp.resolve("tree");
    Git.run(temp, "init", "-q", "--initial-branch=main", tree.toString());
    remote = tree;

    assertThatThrownBy(() -> publish("second"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("main checked out");
  }

  /** What is staged there would be a commit that removes the catalog. */
  @Test
  void whatSomebodyWorksOnIsTheSameAfterwards() throws Exception {
    Path tree = temp.resolve("tree");
    Git.run(temp, "init", "-q", "--initial-branch=master", tree.toString());
    Files.writeString(tree.resolve("precious"), "mine");
    Git.run(tree, "add", "precious");
    remote = tree;

    publish("second");
    Git.run(tree, "checkout", "-q", "--orphan", "docs");
    publish("third");

    assertThat(Git.run(tree, "symbolic-ref", "HEAD")).isEqualTo("refs/heads/docs");
    assertThat(Git.run(tree, "status", "--short")).isEqualTo("A  precious");
    assertThat(Git.run(tree, "log", "--format=%s", "main")).isEqualTo("third\nsecond");
  }

  @Test
  void missingRightsAreToldFromAMissingRepository() throws Exception {
    try (Remote way =
        new Remote(
            RemoteAddress.of(remote.toString(), temp), Access.USUAL, Duration.ofMinutes(1))) {
      assertThat(
              way.unreachable(new IOException("cannot lock x", new AccessDeniedException("x")))
                  .problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.rule()).isEqualTo(Rule.TARGET_REFUSES);
                assertThat(problem.fix()).contains("the right to write");
              });
    }
  }

  @Test
  void temporaryFoldersOfKilledProcessesGoAndThoseOfLivingOnesStay() throws Exception {
    Path work = temp.resolve("work");
    String dead = "branch-" + UUID.randomUUID();
    Files.createDirectories(work.resolve(dead + "/git"));
    Files.writeString(work.resolve(dead + ".lock"), "Trainyard lock " + UUID.randomUUID());
    // Killed before the lock was written, and thus before there was a folder.
    Files.createFile(work.resolve("branch-" + UUID.randomUUID() + ".lock"));
    Files.writeString(work.resolve("branch-" + UUID.randomUUID() + ".lock"), "Trainyard lo");
    Path foreign = Files.createDirectories(work.resolve("other"));
    // An empty file beside a folder, or a name that only begins like one of ours, is anybody's.
    String empty = "branch-" + UUID.randomUUID();
    Set<Path> foreigners =
        Set.of(
            foreign,
            Files.createDirectories(work.resolve(empty)),
            Files.createFile(work.resolve(empty + ".lock")),
            Files.createDirectories(work.resolve("branch-a")),
            Files.writeString(
                work.resolve("branch-a.lock"), "Trainyard lock " + UUID.randomUUID()));
    try (TemporaryFolder alive = TemporaryFolder.in(work, "branch-")) {
      publish("second");

      assertThat(alive.path()).isDirectory();
      assertThat(work).isDirectoryNotContaining("glob:**/" + dead + "*");
    }
    assertThat(foreign).isDirectory();
    try (Stream<Path> files = Files.list(work)) {
      assertThat(files).containsExactlyInAnyOrderElementsOf(foreigners);
    }
  }

  private static final String DEAD = "branch-00000000-0000-0000-0000-000000000000";

  /** What a lock that is held has in its file. */
  private static final String LOCK = "Trainyard lock 00000000-0000-0000-0000-000000000000";

  private CatalogBranch.Outcome publish(String name) throws GitFailure, IOException {
    return branch().update(adding(name), author(), Optional.empty(), false);
  }

  private CatalogBranch branch() throws GitFailure {
    return branch(CatalogBranch.TIMEOUT);
  }

  private CatalogBranch branch(Duration timeout) throws GitFailure {
    return new CatalogBranch(
        RemoteAddress.of(remote.toString(), temp),
        "main",
        Access.USUAL,
        temp.resolve("work"),
        failed -> Thread.yield(),
        false,
        timeout);
  }

  private static Edit adding(String name) {
    return tip -> {
      CatalogTree tree = tip.tree();
      tree.put(new RelativePath(name), Content.text(name + "\n"));
      return Optional.of(new NextCommit(tree, name + "\n", Instant.parse("2026-03-01T10:00:00Z")));
    };
  }

  private static Identity author() {
    return new Identity("Ada", "ada@example.org");
  }

  private Stream<Path> strangeFiles() throws IOException {
    try (Stream<Path> files = Files.walk(remote)) {
      return files
          .filter(
              file ->
                  file.getFileName()
                      .toString()
                      .matches(".*\\.lock|(\\.trainyard|tmp_|incoming_).*|.*\\.keep"))
          .toList()
          .stream();
    }
  }

  /** Git keeps names in such tables where it is told to. */
  @Test
  void aTableOfNamesWhoseIndexNamesItselfIsGivenUp() throws Exception {
    ObjectId tip = ObjectId.fromString(Git.run(remote, "rev-parse", "main"));
    keepNamesInTable(tip, false);
    assertThat(branch().read(Tip::commit)).contains(tip.name());

    keepNamesInTable(tip, true);
    assertThatThrownBy(() -> branch().read(Tip::commit))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("its table of names 1.ref is damaged");
    Files.writeString(remote.resolve("reftable/tables.list"), "../../1.ref\n");
    assertThatThrownBy(() -> publish("second"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("names a file elsewhere");
  }

  private void keepNamesInTable(ObjectId tip, boolean circular) throws IOException {
    ReftableConfig small = new ReftableConfig();
    small.setRefBlockSize(512);
    small.setAlignBlocks(false);
    small.setIndexObjects(false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReftableWriter writer = new ReftableWriter(small, out);
    writer.setMinUpdateIndex(1).setMaxUpdateIndex(1).begin();
    for (int i = 0; i < 300; i++) {
      writer.writeRef(
          new ObjectIdRef.PeeledNonTag(
              Ref.Storage.PACKED,
              i == 0 ? "refs/heads/main" : "refs/heads/n%03d".formatted(i),
              tip),
          1);
    }
    writer.finish();
    ByteBuffer table = ByteBuffer.wrap(out.toByteArray());
    if (circular) {
      // In the last 68 bytes stands where the index of names begins.
      int index = Math.toIntExact(table.getLong(table.limit() - 68 + 24));
      byte[] name = "refs/z".getBytes(StandardCharsets.US_ASCII);
      table.position(index);
      // One name that comes behind all others, and where it leads to; git help gitformat-reftable
      table.put(new byte[] {'i', 0, 0, (byte) (4 + 2 + name.length + 2 + 3 + 2)});
      table.put(new byte[] {0, (byte) (name.length << 3)}).put(name);
      table.put((byte) (0x80 | (index >> 7) - 1)).put((byte) (index & 127));
      table.put(new byte[] {0, 0, 4, 0, 1});
    }
    Path tables = Files.createDirectories(remote.resolve("reftable"));
    Files.write(tables.resolve("1.ref"), table.array());
    Files.writeString(tables.resolve("tables.list"), "1.ref\n");
    Files.writeString(
        remote.resolve("config"),
        "[core]\nrepositoryformatversion = 1\nbare = true\n[extensions]\nrefStorage = reftable\n");
  }

  /** A plain clone would show another branch than all that knew the repository expect. */
  @ParameterizedTest
  @CsvSource({"main, refs/heads/main", "trunk, refs/heads/master"})
  void whereSomebodyHasABranchHeadStaysAsItIs(String other, String head) throws Exception {
    Path bare = Git.bare(temp.resolve("theirs.git"));
    if (!other.equals("main")) {
      Git.run(remote, "push", "-q", bare.toString(), "main:" + other);
    }
    remote = bare;

    publish("second");

    assertThat(Git.run(bare, "symbolic-ref", "HEAD")).isEqualTo(head);
  }

  /** Else it would fill the disk. */
  @Test
  void aHookThatDoesNotStopTalkingIsEnded() throws Exception {
    Path hook = Files.writeString(remote.resolve("hooks/pre-receive"), "#!/bin/sh\nyes >&2\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();

    assertThatThrownBy(() -> publish("second"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("did not stop talking");
  }

  /** What git would read of hooks, and its library does not. */
  @ParameterizedTest
  @CsvSource({
    "core.hooksPath, ~/hooks",
    "includeIf.gitdir:**.path, elsewhere",
    "extensions.worktreeConfig, true"
  })
  void withoutGitARepositoryThatMayHaveHooksIsRefused(String setting, String value)
      throws Exception {
    LocalPush push = new LocalPush(remote, CatalogBranch.TIMEOUT, CatalogBranch.TIMEOUT);
    push.requireNoHooks();

    Git.run(remote, "config", setting, value);

    assertThatThrownBy(push::requireNoHooks)
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("has hooks, and there is no git to run them");
  }
}
