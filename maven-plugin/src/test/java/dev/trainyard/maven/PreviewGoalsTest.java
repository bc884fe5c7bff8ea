package dev.trainyard.maven;

import dev.trainyard.maven.it.BuiltProject;
import dev.trainyard.maven.it.GitProject;
import org.junit.jupiter.api.Test;

/** Previews: published beside the catalog, compared with it, and deleted. */
class PreviewGoalsTest extends RepositoryGoals {

  /** Only definitions of another branch may be published; a preview may be of any. */
  @Test
  void aPreviewIsPublishedComparedAndDeleted() throws Exception {
    publish("1.0.0");
    publish("1.1.0", "truenas.publish.fromBranch=production", "truenas.preview=pr-12");
    goals.call(
        "diff",
        "truenas.diff.base=catalog.git#main",
        "truenas.diff.head=catalog.git#preview/pr-12");
    BuiltProject left = goals.left();
    left.hasResult(
        "target/truenas/publish.json",
        "published",
        "\"branch\" : \"preview/pr-12\"",
        "\"version\" : \"1.1.0\"");
    left.logs("Published commit ", " to branch preview/pr-12 of catalog.git");
    left.hasResult("target/truenas/diff.json", "changed", "\"to\" : \"1.1.0\"", "\"breaking\" : 0");
    left.hasText("target/truenas/diff.md", "### `stable/demo` 1.0.0 \u2192 1.1.0");

    String cleaned = "target/truenas/clean-previews.json";
    goals.call("clean-previews", TARGET, "truenas.previews.keep=pr-13", "truenas.dryRun");
    left.hasResult(cleaned, "dry_run", "\"pr-12\"");
    goals
        .left()
        .logs("Would delete preview/pr-12, was ", "Previews of catalog.git: 2 to delete, 0 left");
    goals.call("clean-previews", TARGET, "truenas.preview=pr-12");
    left.hasResult(cleaned, "deleted", "\"pr-12\"", "\"kept\" : [ ]");
    goals.left().logs("Deleted preview/pr-12, was ", "Previews of catalog.git: 2 deleted, 0 left");
    goals.call("clean-previews", TARGET, "truenas.previews.keep=none");
    left.hasResult(cleaned, "unchanged", "\"deleted\" : [ ]");
    left.hasBranches("catalog.git", "main", "main-compose");
  }

  @Test
  void aBranchOfSomebodyElseIsNoPreview() throws Exception {
    publish("1.0.0");
    new GitProject(base.toFile()).branch("catalog.git", "preview/mine", "main");
    String cleaned = "target/truenas/clean-previews.json";

    goals.call("clean-previews", TARGET, "truenas.previews.keep=none");
    goals.left().hasResult(cleaned, "unchanged", "\"code\" : \"TN309\"", "\"mine\"");
    goals
        .left()
        .logs(
            "preview/mine has a newest commit that published no preview or was amended, and stays");
    goals.fail("clean-previews", TARGET, "truenas.preview=mine");
    goals.left().hasResult(cleaned, "failed", "\"code\" : \"TN309\"");
    goals.left().hasBranches("catalog.git", "main", "main-compose", "preview/mine");
  }

  @Test
  void noPreviewIsDeletedWithoutBeingNamed() throws Exception {
    goals.fail("clean-previews", TARGET);

    goals.left().hasResult("target/truenas/clean-previews.json", "failed", "\"code\" : \"TN305\"");
    goals.left().logs("neither truenas.preview nor truenas.previews.keep is set");
  }

  @Test
  void theBranchOfAPreviewIsNoneToPublishTo() throws Exception {
    goals.fail("publish", TARGET, "truenas.catalog.branch=preview/pr-12");

    goals.left().hasResult("target/truenas/publish.json", "failed", "\"code\" : \"TN305\"");
  }
}
