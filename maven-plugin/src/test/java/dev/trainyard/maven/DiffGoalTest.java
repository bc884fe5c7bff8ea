package dev.trainyard.maven;

import dev.trainyard.maven.it.BuiltProject;
import dev.trainyard.maven.it.GitProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goal {@code diff} tells owners of published apps. */
class DiffGoalTest {

  @TempDir private Path base;
  private CalledGoals goals;

  @BeforeEach
  void begin() throws Exception {
    goals = CalledGoals.in(base).define("1.0.0");
  }

  @Test
  void aFirstVersionIsAdded() throws Exception {
    goals.call("diff", "truenas.diff.base=none", "truenas.diff.reports=first");

    BuiltProject left = goals.left();
    left.logs(
        "Apps: 1 added, 0 changed, 0 removed; breaking changes: 0",
        "Report: first/diff.md and diff.json");
    left.hasText("first/diff.md", "### `stable/demo` added: 1.0.0");
    left.hasResult("first/diff.json", "changed", "\"result\" : \"ok\"");
  }

  @Test
  void theSameIsNoChangeAndAFailureLeavesNothingOfTheRunBefore() throws Exception {
    goals.call("generate");
    goals.call("diff", "truenas.diff.base=target/catalog", "truenas.diff.reports=same");
    goals.define("1.1.0");
    goals.call("diff", "truenas.diff.base=target/catalog", "truenas.diff.reports=newer");

    BuiltProject left = goals.left();
    left.logs("No app changes");
    left.hasResult("same/diff.json", "unchanged", "\"result\" : \"ok\"");
    left.hasResult("newer/diff.json", "changed", "\"result\" : \"ok\"");
    left.hasText("newer/diff.md", "### `stable/demo` 1.0.0 \u2192 1.1.0");

    goals.fail("diff", "truenas.diff.base=nowhere", "truenas.diff.reports=newer");
    left.hasResult("newer/diff.json", "failed", "\"result\" : \"error\"");
    left.hasNot("newer/diff.md");
  }

  @Test
  void aLinkInThePlaceOfWhatIsPublishedIsNotFollowed() throws Exception {
    Path place = base.resolve(".trainyard");
    Files.createSymbolicLink(
        Files.createDirectories(place).resolve("catalog.git"), place.resolve("other.git"));

    goals.fail("diff");

    goals.left().logs("TN310 error", ".trainyard/catalog.git is a link to another place");
  }

  /** The published version 1.0.0 asked more than the definition does. */
  @Test
  void whatBreaksUpgradesFailsUnlessItIsOnlyToBeReported() throws Exception {
    goals.with("diff/old").define("1.1.0");
    goals.fail("diff", "truenas.diff.base=old", "truenas.diff.reports=breaking");
    goals.call(
        "diff",
        "truenas.diff.base=old",
        "truenas.diff.reports=reported",
        "truenas.diff.reportOnly");

    BuiltProject left = goals.left();
    left.logs(
        "TN412 error stable/demo/1.1.0/questions.yaml [demo]: question greeting: removed: the"
            + " owner's answer is lost",
        "fix: Keep what owners have answered acceptable, or raise the version to 2.0.0",
        "The changes are not fit to be published: 1 error, 1 warning");
    left.hasText("breaking/diff.md", "**1 breaking change.**");
    left.hasResult(
        "breaking/diff.json",
        "failed",
        "\"result\" : \"error\"",
        "\"breaking\" : 1",
        "\"code\" : \"TN412\"");
    left.hasText("reported/diff.md", "### `stable/demo` 1.0.0 ");
    left.hasResult(
        "reported/diff.json", "changed", "\"result\" : \"error\"", "\"code\" : \"TN412\"");
  }

  @Test
  void foldersAreCompared() throws Exception {
    goals.with("diff/old").call("generate");
    goals.fail(
        "diff",
        "truenas.diff.base=old",
        "truenas.diff.head=target/catalog",
        "truenas.diff.reports=folders");

    goals
        .left()
        .logs(
            "TN413 error stable/demo/1.0.0 [demo]: version 1.0.0 is published with other content");
    goals.left().hasText("folders/diff.json", "TN413");
  }

  @Test
  void withoutAPublishedCatalogItSaysWhatToSet() throws Exception {
    goals.fail("diff");

    goals
        .left()
        .logs(
            "TN410 error: truenas.diff.base: there is no folder",
            "fix: Set -Dtruenas.diff.base; before the first publication -Dtruenas.diff.base=none");
    goals
        .left()
        .hasResult(
            "target/truenas/diff.json", "failed", "\"result\" : \"error\"", "\"code\" : \"TN410\"");
  }

  /** Everything would be new in comparison with it, and nothing could break. */
  @Test
  void aBaseThatIsNoCatalogIsRefused() throws Exception {
    new GitProject(base.toFile()).createBare("cat.git");
    goals.file("src/test/java/demo/DemoTest.java", "class DemoTest {}\n");
    goals.call(
        "publish",
        "truenas.publish.target=cat.git",
        "truenas.publish.allowDirty",
        "truenas.editions=helm");
    goals.call("generate", "truenas.editions=compose");

    for (String[] refused :
        new String[][] {
          {"cat.git", "cat.git is a git repository and no folder with a catalog: name one of its"},
          {"cat.git#mian", "cat.git has no revision \\\"mian\\\"; it has the branch main"},
          {"src", "src is no catalog: no folder in it is TRAIN/APP/VERSION"},
          {
            "target/catalog-compose",
            "target/catalog-compose is a catalog of the edition compose, and is read as one of"
                + " the edition helm"
          },
        }) {
      String[] head = {"truenas.diff.base=none", "truenas.diff.head=" + refused[0]};
      goals.fail("diff", "truenas.diff.base=" + refused[0]);
      goals
          .left()
          .hasResult("target/truenas/diff.json", "failed", "\"code\" : \"TN410\"", refused[1]);
      goals.fail("diff", head);
      goals.left().hasResult("target/truenas/diff.json", "failed", "diff.head", refused[1]);
    }
    goals.left().logs("cat.git#main; it has the branch main");
  }

  /** As when a catalog that was published as charts alone gets its second edition. */
  @Test
  void anEditionOfWhichNothingIsPublishedIsNew() throws Exception {
    new GitProject(base.toFile()).createBare("cat.git");
    goals.call(
        "publish",
        "truenas.publish.target=cat.git",
        "truenas.publish.allowDirty",
        "truenas.editions=helm");

    goals.call("diff", "truenas.diff.base=cat.git#main");

    BuiltProject left = goals.left();
    left.logs(
        "No app changes",
        "compose: the git repository ",
        "cat.git has no revision \"main-compose\"; it has the branch main: all of this edition"
            + " counts as new",
        "Apps: 1 added, 0 changed, 0 removed");
    left.hasText("target/truenas/diff-compose.json", "\"status\" : \"changed\"");

    goals.fail("diff", "truenas.diff.base=cat.git#main", "truenas.editions=compose");
    left.hasText("target/truenas/diff-compose.json", "\"code\" : \"TN410\"");
  }

  /** As a repository is that a host has just made. */
  @Test
  void aRepositoryWithNothingButAReadmeIsACatalogWithoutApps() throws Exception {
    goals.file("fresh/README.md", "# Apps\n").file("fresh/.github/CODEOWNERS", "* @ada\n");

    goals.call("diff", "truenas.diff.base=fresh");

    goals.left().logs("Apps: 1 added, 0 changed, 0 removed");
  }
}
