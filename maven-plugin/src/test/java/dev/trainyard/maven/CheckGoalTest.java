package dev.trainyard.maven;

import dev.trainyard.maven.it.BuiltProject;
import dev.trainyard.maven.it.ProposedCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goal {@code check} tells of proposals. */
class CheckGoalTest {

  @TempDir private Path base;
  private CalledGoals goals;

  @BeforeEach
  void begin() throws Exception {
    goals = CalledGoals.in(base);
  }

  /** A catalog that is written by hand, and a branch with a proposal for it. */
  private void propose() throws Exception {
    goals.with("check/charts");
    new ProposedCatalog(base.toFile()).propose();
  }

  @Test
  void onlyWhatTheProposalBringsIsTold() throws Exception {
    propose();
    goals.fail(
        "check",
        "truenas.catalog=charts",
        "truenas.check.base=main",
        "truenas.validate.reports=proposed",
        "truenas.validate.formats=sarif,junit,markdown");

    BuiltProject left = goals.left();
    left.logs(
        "stable/demo/1.0.0",
        "error TN413 version 1.0.0 is published with other content: README.md changed",
        "error TN416 it is that of 1.0.0: nothing says what is new in 1.1.0",
        "5:5 error TN412 question workers: type changed from \"int\" to \"string\"",
        "The changes are not fit to be published: ");
    left.hasResult(
        "proposed/check.json",
        "failed",
        "\"base\" : \"main\"",
        "\"TN412\" : 1",
        "\"TN413\" : 1",
        "\"TN416\" : 1");
    // What was so before and what others have added meanwhile is not told.
    left.hasText("proposed/check.json", "\"known\" : 3");
    left.hasNoText("proposed/check.json", "\"code\" : \"TN414\"");
    left.hasText("proposed/check.sarif", "\"ruleId\" : \"TN413\"");
    left.hasText("proposed/check.xml", "name=\"stable/demo\"");
    left.hasText("proposed/check.md", "| TN413 ");
  }

  @Test
  void whatTheGoalHasWrittenIntoTheCatalogIsNoPartOfIt() throws Exception {
    propose();
    for (int i = 0; i < 2; i++) {
      goals.call(
          "check",
          "truenas.catalog=charts",
          "truenas.check.base=HEAD",
          "truenas.validate.reports=charts/reports",
          "truenas.validate.failOn=note");
      goals.left().hasResult("charts/reports/check.json", "clean", "\"errors\" : 0");
    }
  }

  @Test
  void aBaseThatIsNotThereIsRefused() throws Exception {
    propose();
    goals.fail("check", "truenas.catalog=charts", "truenas.validate.reports=nothing");
    goals.fail(
        "check",
        "truenas.catalog=charts",
        "truenas.check.base=origin/nope",
        "truenas.validate.reports=unknown");

    BuiltProject left = goals.left();
    left.logs("truenas.check.base is not set, and nothing is published to .trainyard/catalog.git");
    left.hasResult("nothing/check.json", "failed", "\"code\" : \"TN505\"");
    left.logs(
        "TN410 error: truenas.check.base: \"origin/nope\" is no revision of the git repository");
    left.hasResult("unknown/check.json", "failed", "\"code\" : \"TN410\"");
  }

  @Test
  void whatAProjectWouldPublishIsHeldAgainstWhatItHasPublished() throws Exception {
    goals.define("1.0.0");
    goals.call("publish", "truenas.publish.allowDirty");
    goals.call("generate");
    goals.call("check");
    goals.define("0.9.0").call("generate");
    goals.fail("check", "truenas.validate.reports=lower");

    BuiltProject left = goals.left();
    left.hasResult(
        "target/truenas/check.json", "clean", "\"base\" : \".trainyard/catalog.git#main\"");
    left.hasResult("lower/check.json", "failed", "\"code\" : \"TN301\"");
  }

  /** Nothing would be published in it, so everything would be allowed. */
  @Test
  void aBaseThatIsNoCatalogIsRefused() throws Exception {
    goals.define("1.0.0").file("src/test/java/demo/DemoTest.java", "class DemoTest {}\n");
    goals.call("publish", "truenas.publish.allowDirty", "truenas.editions=helm");
    goals.call("generate");

    for (String[] refused :
        new String[][] {
          {
            ".trainyard/catalog.git", "catalog.git is a git repository and no folder with a catalog"
          },
          {"./src", "src is no catalog: no folder in it is TRAIN/APP/VERSION"},
          {
            "./target/catalog-compose",
            "is a catalog of the edition compose, and is read as one of the"
          },
        }) {
      goals.fail("check", "truenas.check.base=" + refused[0], "truenas.editions=helm");
      goals
          .left()
          .hasResult("target/truenas/check.json", "failed", "\"code\" : \"TN410\"", refused[1]);
    }
    goals.left().logs("catalog.git#main; it has the branch main", "before the first publication");
  }
}
