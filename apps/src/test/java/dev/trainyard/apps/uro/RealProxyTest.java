package dev.trainyard.apps.uro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.trainyard.apps.RenderedApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Uro hears of its clients, and they of Uro, from a Caddy of this machine if it is no older
 * than the app's.
 */
class RealProxyTest {

  private static final List<String> TOLD =
      List.of(
          "X-Forwarded-For: 192.0.2.9, 203.0.113.5, 198.51.100.7",
          "X-Forwarded-Proto: https",
          "X-Forwarded-Host: vsekai.example.org",
          "X-Forwarded-Port: 8443",
          "Forwarded: for=192.0.2.1",
          "X-Real-Ip: 192.0.2.2",
          "X-Client-Ip: 192.0.2.3",
          "X_Real_Ip: 192.0.2.4",
          "X-Request-Id: mine",
          "Connection: close, X-Forwarded-For, X-Request-Id");

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> what_uro_hears_and_browsers_get() throws Exception {
    return isThere()
        ? List.of(
            dynamicTest("of a stranger", this::ofStranger),
            dynamicTest("of a proxy that is believed", this::ofProxy),
            dynamicTest("files of users run no scripts", this::files),
            dynamicTest("pages of others act as nobody", this::cookies))
        : List.of();
  }

  private static boolean isThere() throws Exception {
    try {
      Process version = new ProcessBuilder("caddy", "version").start();
      return new String(version.getInputStream().readAllBytes(), UTF_8)
          .matches("(?s)v2\\.(1[1-9]|[2-9][0-9])\\..*");
    } catch (IOException nobodyHasInstalledIt) {
      return false;
    }
  }

  private void ofStranger() throws Exception {
    Headers heard = heard(Rendering.rendered(Rendering.DEFAULT));

    assertThat(heard.get("X-Forwarded-For")).containsExactly("127.0.0.1");
    assertThat(heard.get("X-Forwarded-Proto")).containsExactly("http");
    assertThat(heard.get("X-Forwarded-Host")).containsExactly("nas.local");
    assertThat(heard).doesNotContainKey("X-forwarded-port");
    ofAnybody(heard);
  }

  private void ofProxy() throws Exception {
    Headers heard =
        heard(
            Rendering.with(
                Rendering.DEFAULT,
                Wizard.TRUSTED_PROXIES,
                List.of("127.0.0.1", "198.51.100.0/24")));

    assertThat(heard.get("X-Forwarded-For")).containsExactly("203.0.113.5");
    assertThat(heard.get("X-Forwarded-Proto")).containsExactly("https");
    assertThat(heard.get("X-Forwarded-Host")).containsExactly("vsekai.example.org");
    assertThat(heard.get("X-Forwarded-Port")).containsExactly("8443");
    ofAnybody(heard);
  }

  /** The API finds them under each of these paths. */
  private void files() throws Exception {
    RenderedApp app = Rendering.rendered(Rendering.DEFAULT);
    for (String path :
        List.of(
            "/uploads/a.html",
            "/api/v1/uploads/a.html",
            "/API/V1/uploads/a.html",
            "/api/v1//uploads/a.html",
            "/api/v1/%75ploads/a.html",
            "/api/v1/uploads//a.html")) {
      assertThat(exchanged(app, path).answer())
          .as(path)
          .startsWith("HTTP/1.1 200")
          .contains("Content-Security-Policy: sandbox\r\n")
          .contains("X-Content-Type-Options: nosniff\r\n");
    }
    assertThat(exchanged(app, "/api/v1/docs").answer())
        .startsWith("HTTP/1.1 200")
        .doesNotContain("sandbox");
  }

  private void cookies() throws Exception {
    String ofWho = "Set-Cookie: session=token; path=/; HttpOnly; SameSite=Lax";

    assertThat(exchanged(Rendering.rendered(Rendering.DEFAULT), "/api/v1/shards").answer())
        .contains(ofWho + "\r\n", "Set-Cookie: of=session=another\r\n");
    assertThat(
            exchanged(
                    Rendering.with(Rendering.DEFAULT, Wizard.REACHED, "https_proxy"),
                    "/api/v1/shards")
                .answer())
        .contains(ofWho + "; Secure\r\n", "Set-Cookie: of=session=another\r\n");
  }

  private static void ofAnybody(Headers heard) {
    assertThat(heard)
        .doesNotContainKeys("Forwarded", "X-real-ip", "X-client-ip", "X_real_ip", "X_Real_Ip");
    assertThat(heard.getFirst("X-Request-Id")).matches("[0-9a-f-]{36}");
    // No other request comes over the same connection.
    assertThat(heard.get("Connection")).containsExactly("close");
  }

  /** What the API heard, and the client. */
  private record Exchange(Headers heard, String answer) {}

  private Headers heard(RenderedApp app) throws Exception {
    return exchanged(app, "/api/v1/shards").heard();
  }

  private Exchange exchanged(RenderedApp app, String path) throws Exception {
    BlockingQueue<Headers> asked = new LinkedBlockingQueue<>();
    HttpServer api =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestHeaders());
          Headers said = exchange.getResponseHeaders();
          said.add("Set-Cookie", "session=token; path=/; HttpOnly");
          said.add("Set-Cookie", "of=session=another");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    api.start();
    int port = freePort();
    Path configuration =
        Files.writeString(
            folder.resolve("Caddyfile"),
            app.file(app.pod("proxy"), "proxy", "/etc/caddy/Caddyfile")
                .replace("http://:8080 {", "http://:" + port + " {\n\tbind 127.0.0.1")
                .replace("ci-uro-uro:4000", "127.0.0.1:" + api.getAddress().getPort()));
    ProcessBuilder builder =
        new ProcessBuilder(
                "caddy", "run", "--config", configuration.toString(), "--adapter", "caddyfile")
            .redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    Process caddy = builder.start();
    try {
      awaitServing(caddy);
      String answer = answer(port, path);
      assertThat(asked).as(answer).hasSize(1);
      return new Exchange(asked.take(), answer);
    } finally {
      caddy.destroyForcibly().waitFor();
      api.stop(0);
    }
  }

  /** Caddy says it when it listens (caddyserver/caddy v2.11.4, cmd/commandfuncs.go, cmdRun). */
  private static void awaitServing(Process caddy) throws IOException {
    BufferedReader output = caddy.inputReader(UTF_8);
    List<String> said = new ArrayList<>();
    String line;
    do {
      line = output.readLine();
      assertThat(line).as("Caddy has ended: %s", said).isNotNull();
      said.add(line);
    } while (!line.contains("serving initial configuration"));
  }

  /** Asks by hand: Java's own client would not let {@code Connection} be said. */
  private static String answer(int port, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request =
          "GET %s HTTP/1.1\r\nHost: nas.local\r\n".formatted(path)
              + String.join("\r\n", TOLD)
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
