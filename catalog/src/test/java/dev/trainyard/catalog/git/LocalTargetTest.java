package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.git.Edit.NextCommit;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking turns at a local repository, and clearing up after those who were killed in theirs. */
class LocalTargetTest {

  private static final ObjectId COMMIT =
      ObjectId.fromString("1111111111222222222233333333334444444444");
  private static final ObjectId PACK =
      ObjectId.fromString("5555555555666666666677777777778888888888");
  private static final Duration LONG_AGO = Duration.ofHours(2);

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

  @Test
  void theLockOfAKilledPushGoes() throws Exception {
    note();
    lock("refs/heads/main", COMMIT.name() + "\n");

    assertThat(publish("second").pushed()).isTrue();

    assertThat(strangeFiles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refs/heads/main", "HEAD"})
  void anEmptyLockOfAKilledPushGoesWhenItHasLainThereForAWhile(String of) throws Exception {
    age(note(), LONG_AGO);
    age(lock(of, ""), Duration.ofSeconds(11));

    assertThat(publish("second").pushed()).isTrue();

    assertThat(strangeFiles()).isEmpty();
  }

  @Test
  void theLockOfHeadGoesWhenItHasLainThereForAWhile() throws Exception {
    age(note(), LONG_AGO);
    age(lock("HEAD", "ref: refs/heads/main\n"), Duration.ofSeconds(11));

    assertThat(publish("second").pushed()).isTrue();

    assertThat(strangeFiles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refs/heads/main", "HEAD"})
  void anEmptyLockThatMayBeInUseStays(String of) throws Exception {
    note();
    Path lock = lock(of, "");

    busy(of + ".lock may be somebody's lock");

    assertThat(lock).exists();
    Files.delete(lock);
    assertThat(publish("second").pushed()).isTrue();
  }

  @Test
  void aLockWithTheCommitOfSomebodyElseStays() throws Exception {
    age(note(), LONG_AGO);
    Path lock = lock("refs/heads/main", Git.run(remote, "rev-parse", "main") + "\n");
    age(lock, Duration.ofHours(1));

    busy("refs/heads/main is locked");

    assertThat(lock).exists();
  }

  @Test
  void aLockFromBeforeTheKilledPushStays() throws Exception {
    note();
    Path lock = lock("refs/heads/main", "");
    age(lock, LONG_AGO);

    busy("refs/heads/main is locked");

    assertThat(lock).exists();
  }

  @Test
  void aLockStaysWhenNoPushWasKilled() throws Exception {
    Path lock = lock("refs/heads/main", "");
    age(lock, LONG_AGO);

    busy("refs/heads/main is locked");

    assertThat(lock).exists();
    assertThat(remote.resolve(".trainyard.push")).doesNotExist();
  }

  @Test
  void packsThatAreNotWholeGo() throws Exception {
    note();
    Path packs = remote.resolve("objects/pack");
    Files.writeString(packs.resolve("tmp_pack_" + PACK.name()), "PACK");
    Files.writeString(packs.resolve("tmp_idx_" + PACK.name()), "");
    Files.writeString(packs.resolve("pack-" + PACK.name() + ".pack"), "PACK");
    Path other = Files.writeString(packs.resolve("tmp_pack_other"), "PACK");

    assertThat(publish("second").pushed()).isTrue();

    assertThat(strangeFiles()).containsExactly(other);
    assertThat(packs).isDirectoryNotContaining("glob:**" + PACK.name() + "*");
  }

  @Test
  void packsThatAreWholeStay() throws Exception {
    Path pack = single(remote.resolve("objects/pack"), "glob:**.pack");
    String name = pack.getFileName().toString().replaceAll("pack-|\\.pack", "");
    new PushNote("refs/heads/main", COMMIT, ObjectId.fromString(name)).write(remote);

    assertThat(publish("second").pushed()).isTrue();

    assertThat(pack).exists();
    Git.requireSound(remote, "main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1111", "1111111111222222222233333333334444444444 5555 refs/heads/m"})
  void aNoteThatIsNotWholeGoes(String text) throws Exception {
    Files.writeString(remote.resolve(".trainyard.push"), text);

    assertThat(publish("second").pushed()).isTrue();

    assertThat(strangeFiles()).isEmpty();
  }

  @Test
  void leftoversGoEvenIfNothingIsToBePushed() throws Exception {
    note();
    lock("refs/heads/main", COMMIT.name() + "\n");

    assertThat(branch().update(tip -> Optional.empty(), author(), Optional.empty(), false).pushed())
        .isFalse();

    assertThat(strangeFiles()).isEmpty();
  }

  @Test
  void theTurnOfAPublisherThatWasKilledAtItsVeryEndGoesToo() throws Exception {
    Files.createFile(remote.resolve(".trainyard.lock"));

    branch().update(tip -> Optional.empty(), author(), Optional.empty(), false);

    assertThat(strangeFiles()).isEmpty();
  }

  @Test
  void theTurnOfALivingPublisherKeepsNobodyWaitingWhoHasNothingToPublish() throws Exception {
    try (Repository target = BareRepository.open(remote);
        Turn held = Turn.await(target)) {
      assertThat(held.clear(target)).isEmpty();

      branch().update(tip -> Optional.empty(), author(), Optional.empty(), false);

      assertThat(remote.resolve(".trainyard.lock")).exists();
    }
  }

  @Test
  void aDryRunLeavesEverythingAsItIs() throws Exception {
    note();
    Path lock = lock("refs/heads/main", COMMIT.name() + "\n");

    branch().update(adding("second"), author(), Optional.empty(), true);

    assertThat(lock).exists();
    assertThat(Git.run(remote, "rev-list", "--count", "main")).isEqualTo("1");
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

  @Test
  void missingRightsAreToldFromAMissingRepository() throws Exception {
    try (Remote way =
        new Remote(
            RemoteAddress.of(remote.toString(), temp),
            "main",
            Access.USUAL,
            Duration.ofMinutes(1))) {
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
  void whoHasNoTurnWaitsForItWithinBounds() throws Exception {
    try (Repository target = BareRepository.open(remote);
        Turn held = Turn.await(target)) {
      assertThat(held.clear(target)).isEmpty();
      assertThatThrownBy(() -> Turn.await(target, Duration.ofMillis(50)))
          .isInstanceOf(GitFailure.class)
          .hasMessageContaining("another publication has been at it");
    }
    assertThat(publish("second").pushed()).isTrue();
  }

  @Test
  void temporaryFoldersOfKilledProcessesGoAndThoseOfLivingOnesStay() throws Exception {
    Path work = temp.resolve("work");
    Files.createDirectories(work.resolve("branch-dead/git"));
    Files.createFile(work.resolve("branch-dead.lock"));
    Files.createFile(work.resolve("branch-half.lock"));
    Path foreign = Files.createDirectories(work.resolve("other"));
    try (TemporaryFolder alive = TemporaryFolder.in(work, "branch-")) {
      publish("second");

      assertThat(alive.path()).isDirectory();
      assertThat(work).isDirectoryNotContaining("glob:**/branch-{dead,half}*");
    }
    assertThat(foreign).isDirectory();
    try (Stream<Path> files = Files.list(work)) {
      assertThat(files).containsExactly(foreign);
    }
  }

  private CatalogBranch.Outcome publish(String name) throws GitFailure, IOException {
    return branch().update(adding(name), author(), Optional.empty(), false);
  }

  private void busy(String found) {
    assertThatThrownBy(() -> publish("second"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("25 attempts")
        .hasMessageEndingWith(found);
    assertThat(Git.run(remote, "rev-list", "--count", "main")).isEqualTo("1");
  }

  private CatalogBranch branch() throws GitFailure {
    return new CatalogBranch(
        RemoteAddress.of(remote.toString(), temp),
        "main",
        Access.USUAL,
        temp.resolve("work"),
        failed -> Thread.yield(),
        false);
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

  private Path note() throws IOException {
    new PushNote("refs/heads/main", COMMIT, PACK).write(remote);
    return remote.resolve(".trainyard.push");
  }

  private Path lock(String of, String content) throws IOException {
    return Files.writeString(remote.resolve(of + ".lock"), content);
  }

  private static void age(Path file, Duration age) throws IOException {
    FileTime now = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(file, FileTime.from(now.toInstant().minus(age)));
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

  private static Path single(Path folder, String glob) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(folder.getFileSystem().getPathMatcher(glob)::matches)
          .findFirst()
          .orElseThrow();
    }
  }
}
