package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.trainyard.catalog.helm.HelmCatalog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the host of a base is shown, and what is told of its address. */
class CheckBaseTest {

  @TempDir private Path base;
  private final List<String> said = new ArrayList<>();
  private final Set<String> shown = new TreeSet<>();
  private HttpServer server;
  private String host;

  /** Somebody's server that asks for a login, and remembers what it was shown. */
  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String login = exchange.getRequestHeaders().getFirst("Authorization");
          if (login != null) {
            shown.add(
                new String(
                    Base64.getDecoder().decode(login.substring("Basic ".length())),
                    StandardCharsets.UTF_8));
          }
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    host = "127.0.0.1:" + server.getAddress().getPort();
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
    server.stop(0);
  }

  /** The result of a check that fails, as nobody is let in. */
  private String check(Map<String, Object> more) throws IOException {
    Map<String, Object> settings =
        new HashMap<>(
            Map.of(
                "catalog", "catalog",
                "failOn", "error",
                "reportFolder", base.resolve("reports").toFile(),
                "output", base.resolve("output").toFile(),
                "branch", "main"));
    settings.putAll(more);
    GoalMojo goal =
        TestGoal.of(
            new CheckMojo(),
            base,
            SecondEdition.besides(new HelmCatalog(), Map.of()),
            said,
            settings);
    assertThatExceptionOfType(MojoFailureException.class).isThrownBy(goal::execute);
    return Files.readString(base.resolve("reports/check.json"));
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
    assertThat(shown).isEmpty();

    check(
        Map.of(
            "checkBase", address, "server", "publishing", "target", "http://" + host + "/own.git"));
    assertThat(shown).containsExactly("publisher:publishing-password");
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
    assertThat(shown).as("another server than that of the catalog").isEmpty();

    check(Map.of("checkBase", address, "catalogServer", "reading"));
    assertThat(shown).as("the only server there is").containsExactly("reader:reading-password");
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
            "/nowhere/me:S3CRET@h/x.git#y")) {
      assertThat(check(Map.of("checkBase", address, "server", "publishing")))
          .contains("\"status\" : \"failed\"")
          .doesNotContain("CRET");
    }
    assertThat(shown).containsExactly("me:S3CRET");
    assertThat(said).noneMatch(line -> line.contains("CRET"));
  }
}
