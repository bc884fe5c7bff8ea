package dev.trainyard.maven;

import dev.trainyard.maven.it.BuiltProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goal {@code serve} needs before it serves. */
class ServeGoalTest {

  @TempDir private Path base;
  private CalledGoals goals;

  @BeforeEach
  void begin() throws Exception {
    goals = CalledGoals.in(base).file("generated/catalog.json", "{}\n");
  }

  @Test
  void withoutACatalogItSaysHowToComeToOne() throws Exception {
    goals.fail("serve", "truenas.serve.report=target/no-catalog/serve.json");

    goals
        .left()
        .logs(
            "TN400 error: there is no catalog in ",
            "fix: Call truenas:generate or truenas:publish first");
    goals.left().hasResult("target/no-catalog/serve.json", "failed", "\"code\" : \"TN400\"");
  }

  @Test
  void aHostOrPortThatCannotBeIsRefused() throws Exception {
    goals.fail(
        "serve",
        "truenas.serve.report=target/no-host/serve.json",
        "truenas.output=generated",
        "truenas.serve.host=no-such-host.invalid");
    goals.fail("serve", "truenas.output=generated", "truenas.serve.port=65536");

    BuiltProject left = goals.left();
    left.logs(
        "TN401 error: the host \"no-such-host.invalid\" is not known", "TN401 error: port 65536");
    left.logsNot("Add Catalog: ");
    left.hasResult("target/no-host/serve.json", "failed", "\"code\" : \"TN401\"");
  }

  /** From 24.10 on there is no place to add a catalog. */
  @Test
  void aCatalogThatNoReleaseAddsIsServedForGitAlone() throws Exception {
    goals.define("1.0.0").call("generate", "truenas.editions=compose");
    goals.endingAt("No NAS takes it");
    try {
      goals.call(
          "serve",
          "truenas.editions=compose",
          "truenas.serve.host=0.0.0.0",
          "truenas.serve.port=0");
    } finally {
      // The goal leaves the sign that it was told to end.
      Thread.interrupted();
    }

    goals.left().logs("URL for git: http://", "truenas:compose -Dtruenas.compose.app=NAME");
    goals.left().logsNot("Add Catalog: ", "URL for this machine alone");
    goals.left().hasResult("target/truenas/serve.json", "ended");
  }

  /** Of the last call; the one before it left a failure. */
  @Test
  void aSkippedCallSaysSo() throws Exception {
    goals.fail("serve", "truenas.output=generated", "truenas.serve.port=65536");
    goals.call("serve", "truenas.output=generated", "truenas.skip");

    goals.left().logs("Skipped: truenas.skip is true");
    goals.left().hasResult("target/truenas/serve.json", "skipped");
  }
}
