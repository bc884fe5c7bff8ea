package dev.trainyard.maven;

import dev.trainyard.maven.it.BuiltProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goal {@code generate} refuses to write, and where. */
class GenerateGoalTest {

  @TempDir private Path base;
  private CalledGoals goals;

  @BeforeEach
  void begin() throws Exception {
    goals = CalledGoals.in(base).define("1.0.0");
  }

  @Test
  void aFolderThatHoldsResultsIsNoFolderForACatalog() throws Exception {
    goals.call("generate");
    goals.fail("generate", "truenas.output=target");

    BuiltProject left = goals.left();
    left.logs(
        "TN220 error target: truenas.output is a folder that holds results of goals:"
            + " target/truenas/generate.json");
    left.hasResult(
        "target/truenas/generate.json",
        "failed",
        "\"code\" : \"TN220\"",
        "\"folder\" : \"target\"");
    left.hasVersions("target/catalog", "stable/demo/1.0.0");
  }

  /** It came with the environment in it. */
  @Test
  void aTitleWithTheTokenIsNotWritten() throws Exception {
    goals.fail("generate", "truenas.catalog.title=see publishing-token", "truenas.output=titled");

    goals.left().logs("truenas.catalog.title holds the token to publish with");
    goals.left().logsNot("publishing-token");
    goals.left().hasNot("titled");
  }
}
