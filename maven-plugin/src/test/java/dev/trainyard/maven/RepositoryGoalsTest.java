package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trainyard.maven.it.BuiltProject;
import dev.trainyard.maven.it.GitProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every goal that works on a repository, succeeding and failing. */
class RepositoryGoalsTest {

  private static final String TARGET = "truenas.publish.target=catalog.git";

  @TempDir private Path base;
  private CalledGoals goals;

  @BeforeEach
  void begin() throws Exception {
    goals = CalledGoals.in(base).file("README.md", "# Definitions\n");
    GitProject project = new GitProject(base.toFile());
    project.commitEverything();
    project.createBare("catalog.git");
    goals.define("1.0.0");
  }

  private void publish(String version, String... properties) throws Exception {
    goals.define(version).call("publish", toTarget(properties));
  }

  private static String[] toTarget(String... properties) {
    return Stream.concat(Stream.of(TARGET), Stream.of(properties)).toArray(String[]::new);
  }

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

  /** What was meant for some of the apps is not done for all of them. */
  @Test
  void aSelectionWithoutThePrefixIsRefused() throws Exception {
    goals.fail("publish", TARGET, "apps=demo");

    goals
        .left()
        .hasResult(
            "target/truenas/publish.json",
            "failed",
            "\"code\" : \"TN505\"",
            "-Dapps has no effect");
  }

  /** What would be published cannot be taken back. */
  @Test
  void aPropertyWithoutEffectIsRefusedBeforeAnythingIsDone() throws Exception {
    for (String property :
        List.of("truenas.dryrun", "truenas.publish.dryRun", "TrueNAS.dryRun", "dryrun")) {
      goals.fail("publish", TARGET, property);
      goals
          .left()
          .hasResult(
              "target/truenas/publish.json",
              "failed",
              "\"code\" : \"TN505\"",
              "-D" + property + " ",
              "truenas.dryRun");
    }
    goals.left().hasBranches("catalog.git");

    goals.call("publish", TARGET);
    for (String goal : List.of("promote", "revert", "clean-previews", "history", "diff", "check")) {
      goals.fail(goal, TARGET, "truenas.dryrun", "truenas.previews.keep=none");
      goals.left().hasResult("target/truenas/" + goal + ".json", "failed", "-Dtruenas.dryRun");
    }
  }

  /** Whatever it says, be it the name of a branch. */
  @Test
  void aServerThatRepeatsTheLoginIsNotRepeated() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", RepositoryGoalsTest::listBranchNamedAfterTheLogin);
    server.start();
    try {
      goals.fail(
          "history",
          "truenas.publish.target=http://127.0.0.1:" + server.getAddress().getPort() + "/x.git",
          "truenas.publish.server=publishing",
          "truenas.editions=helm");
    } finally {
      server.stop(0);
    }

    goals.left().logs("has no branch main; it has the branch by-***");
    goals.left().logsNot("publishing-password");
    assertThat(base.resolve("target/truenas/history.json"))
        .content()
        .contains("by-***")
        .doesNotContain("publishing-password");
  }

  private static void listBranchNamedAfterTheLogin(HttpExchange exchange) throws IOException {
    String login = exchange.getRequestHeaders().getFirst("Authorization");
    if (login == null) {
      exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
      exchange.sendResponseHeaders(401, -1);
    } else {
      String[] shown =
          new String(
                  Base64.getDecoder().decode(login.substring("Basic ".length())),
                  StandardCharsets.UTF_8)
              .split(":", 2);
      String line = "1".repeat(40) + " refs/heads/by-" + shown[1] + "\0side-band-64k\n";
      byte[] answer =
          "001e# service=git-upload-pack\n0000%04x%s0000"
              .formatted(line.length() + 4, line)
              .getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .add("Content-Type", "application/x-git-upload-pack-advertisement");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "truenas.catalog.title",
        "truenas.publish.authorName",
        "truenas.publish.authorEmail"
      })
  void aTextWithALoginIsNotPublished(String property) throws Exception {
    goals.fail("publish", TARGET, property + "=Apps of https://me:SECRET@example.org/x");

    goals.left().hasResult("target/truenas/publish.json", "failed", property);
    goals.left().logsNot("SECRET");
    goals.left().hasBranches("catalog.git");
  }

  /** A key, and the file or name of one, are one slip away from each other. */
  @ParameterizedTest
  @ValueSource(
      strings = {"truenas.publish.signingKey", "truenas.publish.sshKey", "truenas.publish.server"})
  void aKeyInThePlaceOfItsNameIsNotRepeated(String property) throws Exception {
    String key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n";

    goals.fail("publish", TARGET, "truenas.publish.sign=ssh", property + "=" + key);

    goals.left().hasResult("target/truenas/publish.json", "failed", property, "not shown here");
    goals.left().logsNot("b3BlbnNzaC1rZXk");
    assertThat(base.resolve("target/truenas/publish.json")).content().doesNotContain("b3Blbn");
  }

  /** To Maven, what is not true is false. */
  @Test
  void aValueThatIsNeitherTrueNorFalseIsRefused() throws Exception {
    goals.fail("publish", TARGET, "truenas.dryRun=yes", "truenas.publish.allowDirty=1");

    goals
        .left()
        .hasResult(
            "target/truenas/publish.json",
            "failed",
            "truenas.dryRun is \\\"yes\\\"",
            "truenas.publish.allowDirty is \\\"1\\\"");
    goals.left().hasBranches("catalog.git");
  }

  /** As variables of pipelines have them that were read from a file, or were not set. */
  @Test
  void aValueWithABlankBesideItOrWithoutANameIsRefused() throws Exception {
    for (String value : List.of("true ", " true", "true\r", "True\n", "\t", "false ")) {
      goals.fail("publish", TARGET, "truenas.dryRun=" + value);
    }
    goals.fail("publish", TARGET, "truenas.preview=");

    goals
        .left()
        .logs(
            "truenas.dryRun is \"true \"", "truenas.dryRun is \"true", "truenas.preview is empty");
    goals.left().hasBranches("catalog.git");
  }

  /** Somebody has mixed up two parameters. */
  @Test
  void aLoginInPlaceOfANameIsNotStored() throws Exception {
    publish("1.0.0");
    goals.fail(
        "promote",
        toTarget(
            "truenas.promote.app=https://user:hidden@localhost/x.git",
            "truenas.promote.version=1.0.0",
            "truenas.promote.fromTrain=stable",
            "truenas.promote.toTrain=proven"));

    goals.left().hasResult("target/truenas/promote.json", "failed", "https://***@localhost/x.git");
    goals.left().hasNoText("target/truenas/promote.json", "hidden");
    goals.left().logsNot("hidden");
  }

  @Test
  void theLoginOfATargetIsNotTold() throws Exception {
    goals.fail("publish", "truenas.publish.target=https://user:hidden@localhost:1/x.git");

    BuiltProject left = goals.left();
    left.logs(
        "TN310 error: https://***@localhost:1/x.git",
        "Nothing was published: https://***@localhost:1/x.git");
    left.logsNot("hidden");
    left.hasNot(".trainyard");
    left.hasResult(
        "target/truenas/publish.json",
        "failed",
        "\"target\" : \"https://***@localhost:1/x.git\"",
        "\"code\" : \"TN310\"");
    left.hasNoText("target/truenas/publish.json", "hidden");
  }

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
