package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trainyard.catalog.helm.HelmCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the host of a base is shown, and what is told of its address. */
class CheckBaseTest {

  @TempDir private Path base;
  private final List<String> said = new ArrayList<>();
  private AskingServer server;
  private String host;

  @BeforeEach
  void start() throws Exception {
    server = AskingServer.start();
    host = server.host();
    Path catalog = Files.createDirectories(base.resolve("catalog"));
    Files.writeString(catalog.resolve("catalog.json"), "{}\n");
    Process git =
        new ProcessBuilder(
                "sh",
                "-c",
                "git init -q && git add . && git -c user.name=x -c user.email=x@x commit -q -m x")
            .directory(catalog.toFile())
            .start();
    assertThat(git.waitFor()).isZero();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The result of a check that fails, as nobody is let in. */
  private String check(Map<String, Object> more) throws IOException {
    assertThatExceptionOfType(MojoFailureException.class).isThrownBy(goal(more)::execute);
    return result();
  }

  private String result() throws IOException {
    return Files.readString(base.resolve("reports/check.json"));
  }

  private GoalMojo goal(Map<String, Object> more) {
    Map<String, Object> settings =
        new HashMap<>(
            Map.of(
                "catalog", "catalog",
                "failOn", "error",
                "reportFolder", base.resolve("reports").toFile(),
                "output", base.resolve("output").toFile(),
                "branch", "main"));
    settings.putAll(more);
    return TestGoal.of(
        new CheckMojo(), base, SecondEdition.besides(new HelmCatalog(), Map.of()), said, settings);
  }

  @Test
  void theLoginToPublishWithIsForTheServerOfTheTargetAlone() throws Exception {
    String address = "http://" + host + "/base.git";

    check(Map.of("checkBase", address, "server", "publishing"));
    check(
        Map.of(
            "checkBase",
            address,
            "server",
            "publishing",
            "target",
            "https://" + host + "/own.git"));
    assertThat(server.shown("")).isEmpty();

    check(
        Map.of(
            "checkBase", address, "server", "publishing", "target", "http://" + host + "/own.git"));
    assertThat(server.shown("")).containsExactly("publisher:publishing-password");
  }

  @Test
  void theLoginForTheCatalogIsForItsServerAlone() throws Exception {
    String address = "http://" + host + "/base.git";

    check(
        Map.of(
            "checkBase",
            address,
            "catalogServer",
            "reading",
            "catalog",
            base.resolve("catalog").toUri() + "#HEAD"));
    assertThat(server.shown("")).as("another server than that of the catalog").isEmpty();

    check(Map.of("checkBase", address, "catalogServer", "reading"));
    assertThat(server.shown(""))
        .as("the only server there is")
        .containsExactly("reader:reading-password");
  }

  @Test
  void anAddressIsNeverToldWithItsLogin() throws Exception {
    for (String address :
        List.of(
            "http://me:S3CRET@" + host + "/base.git",
            "http://me:S3CRET@" + host + "/base.git#main",
            "https://me:S3 CRET@127.0.0.1:9/x.git",
            "http//me:S3CRET@" + host + "/x.git",
            "me:S3CRET@127.0.0.1:x.git",
            "me:S3CRET@{host}:x.git",
            "S3CRET@{upstream}",
            "/nowhere/me:S3CRET@h/x.git#y")) {
      assertThat(check(Map.of("checkBase", address, "server", "publishing")))
          .contains("\"status\" : \"failed\"")
          .doesNotContain("CRET");
    }
    assertThat(server.shown("")).containsExactly("me:S3CRET");
    assertThat(said).noneMatch(line -> line.contains("CRET"));
  }

  /** It is a revision, although it has an @ as addresses with a login have. */
  @Test
  void aRevisionIsNoAddress() throws Exception {
    for (String revision : List.of("@", "HEAD@{0}")) {
      goal(Map.of("checkBase", revision)).execute();
      assertThat(result()).contains("\"base\" : \"" + revision + "\"");
    }
  }
}
