package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.testing.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsRepositoryTest {

  @TempDir private Path temp;
  private Path project;

  @BeforeEach
  void commitAProject() throws Exception {
    Git.run(temp, "init", "-q", "--initial-branch=master", "repository");
    Path repository = temp.resolve("repository");
    Git.run(repository, "config", "user.name", "Ada");
    Git.run(repository, "config", "user.email", "ada@example.org");
    project = repository.resolve("apps");
    Files.createDirectories(project.resolve("src/main/java"));
    Files.writeString(project.resolve("pom.xml"), "<project/>\n");
    Files.writeString(project.resolve("src/main/java/Demo.java"), "class Demo {}\n");
    Git.run(repository, "add", "-A");
    Git.run(repository, "commit", "-q", "-m", "first");
  }

  private DefinitionsRepository definitions() throws Exception {
    return DefinitionsRepository.around(project, List.of()).orElseThrow();
  }

  @Test
  void whatIsCommittedIsFit() throws Exception {
    DefinitionsRepository definitions = definitions();

    definitions.requireCommitted();
    definitions.requireBranch("master");
    assertThat(definitions.describeCommit()).isEqualTo(Git.run(project, "rev-parse", "HEAD"));
    assertThat(definitions.identity()).contains(new Identity("Ada", "ada@example.org"));
  }

  /** People who have several identities keep them apart by conditions on the folder. */
  @Test
  void theIdentityIsTheOneThatGitWouldWriteHere() throws Exception {
    Path repository = project.getParent().toRealPath();
    Path work = Files.writeString(temp.resolve("work.config"), "[user]\n\tname = Work\n");
    Git.run(repository, "config", "includeIf.gitdir:" + repository + "/.path", work.toString());
    Git.run(repository, "config", "includeIf.gitdir:/nowhere/.path", "/nowhere/else");

    assertThat(definitions().identity()).contains(new Identity("Work", "ada@example.org"));
  }

  @Test
  void changesAreNamed() throws Exception {
    Files.writeString(project.resolve("src/main/java/Demo.java"), "class Demo { }\n");
    Files.delete(project.resolve("pom.xml"));

    assertThatThrownBy(() -> definitions().requireCommitted())
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("2 files are not committed: apps/pom.xml, apps/src/main/java/Demo");
    assertThat(definitions().describeCommit()).endsWith("-dirty");
  }

  @Test
  void aStagedChangeIsNoCommit() throws Exception {
    Files.writeString(project.resolve("pom.xml"), "<project></project>\n");
    Git.run(project, "add", "-A");

    assertThatThrownBy(() -> definitions().requireCommitted())
        .hasMessageContaining("1 file is not committed: apps/pom.xml");
  }

  @Test
  void aSourceThatGitDoesNotKnowIsAChange() throws Exception {
    Files.writeString(project.resolve("src/main/java/Other.java"), "class Other {}\n");

    assertThatThrownBy(() -> definitions().requireCommitted())
        .hasMessageContaining("apps/src/main/java/Other.java");
  }

  /** A project says itself where its sources are. */
  @Test
  void sourcesLieWhereTheProjectSays() throws Exception {
    Files.createDirectories(project.resolve("defs/demo"));
    Files.writeString(project.resolve("defs/demo/Demo.java"), "class Demo {}\n");
    List<Path> sources = List.of(project.resolve("defs"), project.resolve("none"), temp);

    definitions().requireCommitted();
    assertThatThrownBy(
            () ->
                DefinitionsRepository.around(project, sources.subList(0, 2))
                    .orElseThrow()
                    .requireCommitted())
        .hasMessageContaining("1 file is not committed: apps/defs/demo/Demo.java");
    Git.run(project, "add", "defs");
    Git.run(project, "commit", "-q", "-m", "second");
    DefinitionsRepository.around(project, sources).orElseThrow().requireCommitted();
  }

  @Test
  void whatABuildMakesAndWhatIsIgnoredIsNoChange() throws Exception {
    Files.createDirectories(project.resolve("target/classes"));
    Files.writeString(project.resolve("target/classes/Demo.class"), "x");
    Files.writeString(project.getParent().resolve(".gitignore"), "*.orig\n.gitignore\n");
    Files.writeString(project.resolve("src/main/java/Demo.java.orig"), "x");

    definitions().requireCommitted();
  }

  @Test
  void anotherBranchIsRefused() throws Exception {
    Git.run(project, "checkout", "-q", "-b", "production");

    assertThatThrownBy(() -> definitions().requireBranch("master"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("branch production is checked out");
  }

  @Test
  void aTagMayHaveTheNameOfTheBranch() throws Exception {
    Git.run(project, "tag", "master");

    definitions().requireBranch("master");
  }

  @Test
  void aCommitWithoutABranchIsNoBranch() throws Exception {
    Git.run(project, "checkout", "-q", "--detach");

    assertThatThrownBy(() -> definitions().requireBranch("master"))
        .hasMessageContaining("no branch is checked out (detached HEAD)");
    definitions().requireCommitted();
  }

  @Test
  void aSecondWorkTreeHasABranchOfItsOwn() throws Exception {
    Git.run(
        project, "worktree", "add", "-q", "-b", "production", temp.resolve("second").toString());

    DefinitionsRepository second =
        DefinitionsRepository.around(temp.resolve("second/apps"), List.of()).orElseThrow();

    second.requireBranch("production");
    second.requireCommitted();
  }

  @Test
  void beforeTheFirstCommitNothingIsCommitted() throws Exception {
    Git.run(temp, "init", "-q", "--initial-branch=master", "empty");
    Path empty = temp.resolve("empty");
    Files.writeString(empty.resolve("pom.xml"), "<project/>\n");
    DefinitionsRepository definitions =
        DefinitionsRepository.around(empty, List.of()).orElseThrow();

    assertThatThrownBy(definitions::requireCommitted).hasMessageContaining("pom.xml");
    assertThat(definitions.describeCommit()).isEmpty();
  }

  @Test
  void outsideOfAWorkTreeThereIsNone() throws Exception {
    assertThat(DefinitionsRepository.around(temp, List.of())).isEqualTo(Optional.empty());
    assertThat(DefinitionsRepository.around(Git.bare(temp.resolve("bare.git")), List.of()))
        .isEqualTo(Optional.empty());
  }
}
