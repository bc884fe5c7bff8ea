package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trainyard.maven.it.BuiltProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What goals that work on a repository refuse before they do anything, and what they keep to
 * themselves.
 */
class RepositoryRefusalsTest extends RepositoryGoals {

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

  /** Whatever it says, be it the name of a branch. */
  @Test
  void aServerThatRepeatsTheLoginIsNotRepeated() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", RepositoryRefusalsTest::listBranchNamedAfterTheLogin);
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
}
