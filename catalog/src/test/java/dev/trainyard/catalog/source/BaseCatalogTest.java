package dev.trainyard.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.testing.GitCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proposal is held against is found as whoever proposes it would name it. */
class BaseCatalogTest {

  @TempDir private Path temp;
  private Path work;
  private GitCommand git;

  @BeforeEach
  void createRepository() throws Exception {
    work = Files.createDirectories(temp.resolve("work"));
    git = new GitCommand(work);
    git.run("init", "--quiet", "--initial-branch=main");
    commit("catalogs/mine/first", "1");
  }

  private void commit(String path, String text) throws Exception {
    write(path, text);
    git.run("add", "--all");
    git.run("commit", "--quiet", "-m", path);
  }

  private void write(String path, String text) throws Exception {
    Path file = work.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private record Found(Set<String> base, Optional<Set<String>> common) {}

  private Found open(String text, CatalogSource proposal) throws Exception {
    try (BaseCatalog base =
        BaseCatalog.open(
            text, UnaryOperator.identity(), proposal, temp, Access.USUAL, temp.resolve("tmp"))) {
      return new Found(
          Set.copyOf(base.files().keySet()),
          base.common().map(files -> Set.copyOf(files.keySet())));
    }
  }

  private CatalogSource folder(String path) {
    return new CatalogSource.Folder(work.resolve(path));
  }

  @Test
  void aRevisionIsOneOfTheRepositoryAroundTheFolder() throws Exception {
    write("catalogs/mine/second", "2");

    assertThat(open("main", folder("catalogs/mine")))
        .isEqualTo(new Found(Set.of("first"), Optional.empty()));
    assertThat(open("HEAD", folder("")).base()).containsExactly("catalogs/mine/first");
    assertThat(open("main", folder("catalogs")).base()).containsExactly("mine/first");
    write("new/file", "3");
    assertThat(open("main", folder("new")).base()).isEmpty();
  }

  @Test
  void whereTheBaseHasGoneOnItIsKnownWhatBothComeFrom() throws Exception {
    git.run("checkout", "--quiet", "-b", "proposal");
    commit("catalogs/mine/proposed", "2");
    git.run("checkout", "--quiet", "main");
    commit("catalogs/mine/second", "2");
    git.run("checkout", "--quiet", "proposal");

    Found expected = new Found(Set.of("first", "second"), Optional.of(Set.of("first")));
    assertThat(open("main", folder("catalogs/mine"))).isEqualTo(expected);
    assertThat(open("main", new CatalogSource.Revision(work, "proposal")).common())
        .contains(Set.of("catalogs/mine/first"));
    // A tree comes from nowhere, as what is about to be committed.
    String tree = git.run("write-tree");
    assertThat(open("main", new CatalogSource.Revision(work, tree)).common()).isEmpty();
    assertThat(open("main^{tree}", folder("catalogs/mine")).common()).isEmpty();
  }

  /** git merges what both come from first; one of them alone lacks what the other has. */
  @Test
  void ofSeveralThatBothComeFromNoneIsTaken() throws Exception {
    git.run("checkout", "--quiet", "-b", "colleague");
    commit("catalogs/mine/docs", "2");
    git.run("checkout", "--quiet", "main");
    commit("catalogs/mine/second", "2");
    String main = git.run("rev-parse", "HEAD").strip();
    git.run("merge", "--quiet", "--no-ff", "-m", "theirs", "colleague");
    String proposal =
        git.run("commit-tree", "main^{tree}", "-p", main, "-p", "colleague", "-m", "criss").strip();

    Found found = open("main", new CatalogSource.Revision(work, proposal));
    assertThat(found.common()).isEmpty();
    assertThat(found.base()).contains("catalogs/mine/second", "catalogs/mine/docs");
  }

  @Test
  void aShallowCloneKnowsNothingOfWhereTheyPart() throws Exception {
    git.run("checkout", "--quiet", "-b", "proposal");
    commit("catalogs/mine/proposed", "2");
    git.run("checkout", "--quiet", "main");
    commit("catalogs/mine/second", "2");
    Path clone = temp.resolve("clone");
    new GitCommand(temp)
        .run(
            "clone",
            "--quiet",
            "--depth=1",
            "--no-single-branch",
            "--branch=proposal",
            work.toUri().toString(),
            clone.toString());

    Found found = open("origin/main", new CatalogSource.Folder(clone.resolve("catalogs/mine")));

    assertThat(found).isEqualTo(new Found(Set.of("first", "second"), Optional.empty()));
  }

  @Test
  void aLinkedWorkTreeHasTheRevisionsOfItsRepository() throws Exception {
    Path linked = temp.resolve("linked");
    git.run("worktree", "add", "--quiet", "-b", "proposal", linked.toString());

    assertThat(open("main", new CatalogSource.Folder(linked.resolve("catalogs/mine"))).base())
        .containsExactly("first");
  }

  @Test
  void foldersAndRevisionsElsewhereAreTakenAsInOtherPlaces() throws Exception {
    Files.createDirectories(temp.resolve("old"));
    Files.writeString(temp.resolve("old/file"), "x");

    assertThat(open("../" + temp.getFileName() + "/old", folder("catalogs/mine")).base())
        .containsExactly("file");
    assertThat(open(temp.resolve("old").toString(), folder("catalogs/mine")).base())
        .containsExactly("file");
    assertThat(open("./old", folder("catalogs/mine")).base()).containsExactly("file");
    assertThat(open("work#main", folder("catalogs/mine")).base())
        .containsExactly("catalogs/mine/first");
    assertThat(open("none", folder("catalogs/mine")).base()).isEmpty();
    assertThat(open("old", new CatalogSource.Folder(temp.resolve("old"))).base())
        .containsExactly("file");
    git.run("branch", "old");
    assertThat(open("old", folder("catalogs/mine")).base())
        .as("a revision comes first")
        .containsExactly("first");
  }

  /** Whoever proposes it would choose what the proposal is held against. */
  @Test
  void aFolderIsNoRevisionThatIsMissing() throws Exception {
    Files.createDirectories(temp.resolve("origin/main"));
    Files.writeString(temp.resolve("origin/main/file"), "x");

    assertThatThrownBy(() -> open("origin/main", folder("catalogs/mine")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("\"origin/main\" is no revision of the git repository");
    assertThat(open("./origin/main", folder("catalogs/mine")).base()).containsExactly("file");
  }

  /** As {@code git rev-parse} has them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@{upstream}",
        "@{u}",
        "@{U}",
        "main@{upstream}",
        "HEAD@{u}",
        "main@{1}",
        "@{1}",
        "@~1",
        "@^",
        "release@1"
      })
  void aRevisionMayHaveAnAt(String revision) throws Exception {
    git.run("branch", "upstream");
    git.run("branch", "release@1");
    git.run("branch", "--quiet", "--set-upstream-to=upstream", "main");
    commit("catalogs/mine/second", "2");
    String named = git.run("rev-parse", revision);

    assertThat(named).isEqualTo(git.run("rev-parse", "upstream"));
    assertThat(open(revision, folder("catalogs/mine")).base()).containsExactly("first");
    assertThat(open("work#" + revision, folder("catalogs/mine")).base())
        .containsExactly("catalogs/mine/first");
  }

  @Test
  void aBranchMayFollowThatOfAnyRemote() throws Exception {
    git.run("remote", "add", "fork", temp.resolve("fork").toString());
    git.run("remote", "add", "origin", temp.resolve("fork").toString());
    git.run("init", "--quiet", "--bare", temp.resolve("fork").toString());
    git.run("push", "--quiet", "--set-upstream", "fork", "main");
    commit("catalogs/mine/second", "2");
    git.run("push", "--quiet", "origin", "main:main");

    assertThat(open("@{upstream}", folder("catalogs/mine")).base()).containsExactly("first");
    assertThat(open("main@{u}^{tree}", new CatalogSource.Revision(work, "main")).base())
        .containsExactly("catalogs/mine/first");
  }

  /** What a clone and TrueNAS get is the branch, and whoever may push tags does not decide. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "main",
        "main~0",
        "main^{tree}",
        "main@{0}",
        "origin/main",
        "heads/main",
        "refs/heads/main",
        "HEAD",
        "FETCH_HEAD",
        "ID",
        "ID~0"
      })
  void aTagHidesNoBranch(String name) throws Exception {
    git.run("update-ref", "refs/remotes/origin/main", "main");
    git.run("fetch", "--quiet", ".", "main");
    String id = git.run("rev-parse", "main");
    git.run("checkout", "--quiet", "-b", "proposal");
    commit("catalogs/mine/second", "2");
    for (String tag : List.of("main", "origin/main", "heads/main", "refs/heads/main")) {
      git.run("update-ref", "refs/tags/" + tag, "proposal");
    }
    git.run("update-ref", "refs/tags/HEAD", "proposal");
    git.run("update-ref", "refs/tags/FETCH_HEAD", "proposal");
    git.run("update-ref", "refs/tags/" + id, "proposal");
    git.run("symbolic-ref", "HEAD", "refs/heads/main");

    String text = name.replace("ID", id);
    if (!name.startsWith("main") && !name.equals("heads/main")) {
      assertThat(open(text, folder("catalogs/mine")).base()).containsExactly("first");
    }
    assertThat(open("work#" + text, folder("catalogs/mine")).base())
        .containsExactly("catalogs/mine/first");
  }

  /** A pipeline checks a proposal out under the name that whoever proposes it has chosen. */
  @ParameterizedTest
  @CsvSource({
    "origin/main,         origin/main,         refs/remotes/origin/main, true",
    "origin/main~0,       origin/main,         refs/remotes/origin/main, true",
    "remotes/origin/main, remotes/origin/main, refs/remotes/origin/main, true",
    "heads/main,          heads/main,          refs/heads/main,          true",
    "1.0,                 1.0,                 refs/tags/1.0,            false",
    "tags/1.0,            tags/1.0,            refs/tags/1.0,            true"
  })
  void aProposalIsNotItsOwnBase(String base, String branch, String meant, boolean alsoOfSources)
      throws Exception {
    git.run("update-ref", "refs/remotes/origin/main", "main");
    git.run("update-ref", "refs/tags/1.0", "main");
    assertThat(open(base, folder("catalogs/mine")).base()).containsExactly("first");
    git.run("checkout", "--quiet", "-b", "proposal");
    commit("catalogs/mine/second", "2");
    git.run("update-ref", "refs/heads/" + branch, "proposal");
    git.run("symbolic-ref", "HEAD", "refs/heads/" + branch);

    for (String text : alsoOfSources ? List.of(base, "work#" + base) : List.of(base)) {
      assertThatThrownBy(() -> open(text, folder("catalogs/mine")))
          .isInstanceOf(UnreadableSourceException.class)
          .hasMessageContaining("refs/heads/" + branch + " and " + meant + " are there");
    }
    assertThat(open(meant, folder("catalogs/mine")).base()).containsExactly("first");
  }

  /** A full name is that of nothing else. */
  @Test
  void aTagIsNoBranchThatIsNotThere() throws Exception {
    git.run("update-ref", "refs/tags/refs/heads/gone", "main");
    git.run("update-ref", "refs/tags/1.0", "main");

    assertThat(open("1.0", folder("catalogs/mine")).base()).containsExactly("first");
    assertThatThrownBy(() -> open("work#refs/heads/gone", folder("catalogs/mine")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("has no revision \"refs/heads/gone\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"main@{upstream}", "main@{99}", "main@{99999999999}", "@{-9}", "main@{yesterday}"})
  void whatABranchDoesNotHaveIsNoRevision(String revision) {
    for (String text : List.of(revision, "work#" + revision)) {
      assertThatThrownBy(() -> open(text, folder("catalogs/mine")))
          .isInstanceOf(UnreadableSourceException.class)
          .hasMessageContaining("is no revision of the git repository")
          .hasMessageContaining("a branch that follows another has @{upstream}");
    }
  }

  /** JGit would wait for ever for somebody who writes into it. */
  @Test
  void aLogThatIsNoFileIsNotRead() throws Exception {
    Path log = work.resolve(".git/logs/refs/heads/main");
    Files.delete(log);
    assertThat(new ProcessBuilder("mkfifo", log.toString()).start().waitFor()).isZero();

    assertThat(open("main", folder("catalogs/mine")).base()).containsExactly("first");
    assertThatThrownBy(() -> open("main@{1}", folder("catalogs/mine")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("logs/refs/heads/main is a pipe or device");
  }

  @Test
  void whatIsNeitherIsSaidToBeNeither() {
    assertThatThrownBy(() -> open("origin/nope", folder("catalogs/mine")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("\"origin/nope\" is no revision of the git repository")
        .hasMessageContaining("a folder is written with ./");
    assertThatThrownBy(() -> open("./nope", folder("catalogs/mine")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("there is no folder");
    assertThatThrownBy(() -> open("a..b^{", folder("catalogs/mine")))
        .isInstanceOf(UnreadableSourceException.class);
    assertThatThrownBy(() -> open("me:secret@host/x", folder("catalogs/mine")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageNotContaining("secret");
  }
}
