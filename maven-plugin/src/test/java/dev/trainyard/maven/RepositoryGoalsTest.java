package dev.trainyard.maven;

import dev.trainyard.maven.it.BuiltProject;
import dev.trainyard.maven.it.GitProject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every goal that works on a repository, succeeding and failing. */
class RepositoryGoalsTest extends RepositoryGoals {

  private static String[] promotion(String from) {
    return toTarget(
        "truenas.promote.app=demo",
        "truenas.promote.version=1.1.0",
        "truenas.promote.fromTrain=" + from,
        "truenas.promote.toTrain=proven");
  }

  @Test
  void publishedVersionsArePromotedAndReverted() throws Exception {
    publish("1.0.0");
    goals
        .left()
        .hasResult(
            "target/truenas/publish.json",
            "published",
            "\"target\" : \"catalog.git\"",
            "\"branch\" : \"main\"",
            "\"app\" : \"demo\"",
            "\"version\" : \"1.0.0\"",
            "\"problems\" : [ ]");

    publish("1.1.0");
    goals.call("promote", promotion("stable"));
    BuiltProject left = goals.left();
    left.hasResult("target/truenas/publish.json", "published", "\"version\" : \"1.1.0\"");
    left.hasResult(
        "target/truenas/promote.json",
        "published",
        "\"from\" : \"stable/demo/1.1.0\"",
        "\"sameTree\" : \"");
    left.logs(
        "Same bytes: stable/demo/1.1.0 and proven/demo/1.1.0 of commit ", " are both the tree ");

    goals.fail("promote", promotion("edge"));
    left.hasResult("target/truenas/promote.json", "failed", "\"code\" : \"TN302\"");

    goals.call(
        "revert",
        toTarget(
            "truenas.revert.app=demo",
            "truenas.revert.version=1.0.0",
            "truenas.revert.reason=faulty"));
    left.hasResult(
        "target/truenas/revert.json",
        "published",
        "\"version\" : \"1.1.1\"",
        "\"from\" : \"stable/demo/1.0.0\"");
  }

  @Test
  void aDryRunTellsWhatWouldBePublished() throws Exception {
    publish("1.2.0", "truenas.dryRun");

    BuiltProject left = goals.left();
    left.hasResult("target/truenas/publish.json", "dry_run", "\"version\" : \"1.2.0\"");
    left.hasBranches("catalog.git");

    goals.define("1.0.0").call("publish", "truenas.dryRun");
    goals
        .left()
        .logs(
            "Dry run: nothing was pushed to ",
            "Publish demo 1.0.0 in stable",
            "* stable/demo/1.0.0");
    left.hasNot(".trainyard");
  }

  @Test
  void aLowerVersionIsRefused() throws Exception {
    publish("1.1.0");
    goals.define("1.0.1").fail("publish", TARGET);

    goals
        .left()
        .hasResult(
            "target/truenas/publish.json",
            "failed",
            "\"code\" : \"TN301\"",
            "\"file\" : \"stable/demo/1.0.1\"");
  }

  @Test
  void aBranchThatCannotBeHasNoHistory() throws Exception {
    goals.fail("history", TARGET, "truenas.catalog.branch=..");

    goals.left().hasResult("target/truenas/history.json", "failed", "\"code\" : \"TN305\"");
  }

  /** Nobody would notice that a branch is gone if what is not there counted as sound. */
  @Test
  void aBranchThatIsNotThereHasNoHistory() throws Exception {
    publish("1.0.0");
    goals.call("history", TARGET);
    goals.left().hasResult("target/truenas/history.json", "sound", "\"entries\" : 1");

    for (String editions : List.of("truenas.editions=", "truenas.editions=compose")) {
      goals.fail("history", TARGET, "truenas.catalog.branch=mian", editions);
      goals
          .left()
          .hasResult(
              "target/truenas/history.json",
              "failed",
              "\"code\" : \"TN305\"",
              "has no branch mian");
    }
  }

  /** Whoever may push can take the history away together with its branch. */
  @Test
  void aBranchWithoutAHistoryIsNotSound() throws Exception {
    publish("1.0.0");
    new GitProject(base.toFile()).replace("catalog.git");

    goals.fail("history", TARGET);
    goals
        .left()
        .hasResult(
            "target/truenas/history.json",
            "failed",
            "\"code\" : \"TN320\"",
            "branch main of catalog.git has no history");
  }

  /** Where charts alone are published, their owner need not say so in an emergency. */
  @Test
  void anEditionOfWhichNothingIsPublishedHasNothingToRevert() throws Exception {
    publish("1.0.0", "truenas.editions=helm");
    publish("1.1.0", "truenas.editions=helm");

    goals.call(
        "revert",
        toTarget(
            "truenas.revert.app=demo",
            "truenas.revert.version=1.0.0",
            "truenas.revert.reason=faulty"));

    BuiltProject left = goals.left();
    left.hasResult("target/truenas/revert.json", "published", "\"version\" : \"1.1.1\"");
    left.logs("compose: Nothing of this edition is published in branch main-compose");
    left.hasBranches("catalog.git", "main");
  }

  @Test
  void whatIsPublishedAlreadyIsNotPublishedAgain() throws Exception {
    goals.call("publish");
    goals.call("publish");

    goals.left().logs("Nothing to publish: branch main of ");
    goals
        .left()
        .hasResult(
            "target/truenas/publish.json",
            "unchanged",
            "\"target\" : \".trainyard/catalog.git\"",
            "\"apps\" : [ ]",
            "\"commit\" : \"\"");
  }

  /** From 24.10 on there is no place to add a catalog. */
  @Test
  void nobodyIsToldToAddACatalogThatNoReleaseAdds() throws Exception {
    goals.call("generate", "truenas.editions=compose");
    goals.call("publish", TARGET, "truenas.editions=compose");
    goals.call("publish", TARGET, "truenas.editions=compose", "truenas.preview=pr-1");

    goals
        .left()
        .logs(
            "Next: no release from 24.10 on adds a catalog: mvn process-classes truenas:compose",
            "Install via YAML");
    goals.left().logsNot("Manage Catalogs", "add the repository's URL", "truenas:serve");

    goals.call("generate", "truenas.editions=helm,compose");
    goals.call("publish", TARGET, "truenas.editions=helm,compose");
    goals.left().logs("Next: add the repository's URL on TrueNAS", "truenas:serve");
  }

  /** Machines that pull the other branch would get nothing. */
  @Test
  void aNewBranchBesideAPublishedCatalogIsTold() throws Exception {
    publish("1.0.0");
    goals.call("publish", TARGET, "truenas.editions=compose");
    goals.left().logsNot("is new in");

    for (String dryRun : List.of("truenas.dryRun=true", "truenas.dryRun=false")) {
      goals.call("publish", TARGET, "truenas.catalog.branch=mian", dryRun);
      goals
          .left()
          .hasResult(
              "target/truenas/publish.json",
              dryRun.endsWith("true") ? "dry_run" : "published",
              "branch mian is new in",
              "; a catalog of the edition helm is published in main\"");
    }
  }
}
