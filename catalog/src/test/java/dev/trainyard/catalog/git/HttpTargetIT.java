package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an HTTP server that means ill can make of a login, and what a proxy is shown. */
class HttpTargetIT {

  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("ada:T0KEN".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path temp;
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private String server(String host, Handler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 10);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    servers.add(server);
    return "http://" + host + ":" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  private void note(HttpExchange exchange) {
    seen.add(
        exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
  }

  private static void answer(HttpExchange exchange, int status, String... header)
      throws IOException {
    for (int i = 0; i < header.length; i += 2) {
      exchange.getResponseHeaders().add(header[i], header[i + 1]);
    }
    exchange.sendResponseHeaders(status, -1);
  }

  private GitFailure read(String address, Optional<HttpProxy> proxy, Duration timeout)
      throws Exception {
    CatalogBranch branch =
        new CatalogBranch(
            RemoteAddress.of(address, temp),
            "main",
            new Access(
                Optional.of(new Access.Login("ada", "T0KEN")), Optional.empty(), List.of(), proxy),
            temp.resolve("work"),
            failed -> Thread.yield(),
            false,
            timeout);
    GitFailure failure = catchThrowableOfType(GitFailure.class, () -> branch.read(Tip::newest));
    assertThat(failure).isNotNull();
    return failure;
  }

  /** Both a server that redirects at once, and one that asks for the login first. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLoginIsForOneOriginOnly(boolean asksFirst) throws Exception {
    String other =
        server(
            "127.0.0.2",
            exchange -> {
              note(exchange);
              answer(exchange, 401, "WWW-Authenticate", "Basic realm=\"x\"");
            });
    String target =
        server(
            "127.0.0.1",
            exchange -> {
              boolean known = exchange.getRequestHeaders().containsKey("Authorization");
              if (asksFirst && !known) {
                answer(exchange, 401, "WWW-Authenticate", "Basic realm=\"x\"");
              } else {
                answer(exchange, 302, "Location", other + exchange.getRequestURI());
              }
            });

    GitFailure failure = read(target + "/c.git", Optional.empty(), CatalogBranch.TIMEOUT);

    assertThat(seen).isEmpty();
    assertThat(failure.problems().get(0).describe())
        .contains("redirects to " + other, "Name the address")
        .doesNotContain("T0KEN");
  }

  @Test
  void aRedirectWithinTheServerIsFollowed() throws Exception {
    String target =
        server(
            "127.0.0.1",
            exchange -> {
              note(exchange);
              if (exchange.getRequestURI().getPath().startsWith("/old")) {
                answer(exchange, 301, "Location", "/new/c.git/info/refs?service=git-upload-pack");
              } else if (exchange.getRequestHeaders().containsKey("Authorization")) {
                answer(exchange, 404);
              } else {
                answer(exchange, 401, "WWW-Authenticate", "Basic realm=\"x\"");
              }
            });

    read(target + "/old/c.git", Optional.empty(), CatalogBranch.TIMEOUT);

    assertThat(seen).anyMatch(line -> line.startsWith("/new/c.git/") && line.contains(BASIC));
  }

  @Test
  void aProxyIsAskedWithItsOwnLogin() throws Exception {
    String proxy =
        server(
            "127.0.0.1",
            exchange -> {
              note(exchange);
              answer(exchange, 404);
            });
    int port = servers.get(0).getAddress().getPort();

    read(
        "http://git.company.invalid/c.git",
        Optional.of(new HttpProxy("127.0.0.1", port, Optional.of(new Access.Login("p", "PR0XY")))),
        CatalogBranch.TIMEOUT);

    assertThat(proxy).isNotEmpty();
    assertThat(seen)
        .isNotEmpty()
        .allMatch(line -> line.startsWith("http://git.company.invalid/c.git/"))
        .allMatch(
            line ->
                line.endsWith(
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString("p:PR0XY".getBytes(StandardCharsets.UTF_8))));
  }

  /** File by file it could send as much as it likes. */
  @Test
  void aServerThatHasOnlyTheFilesOfARepositoryIsNoGitServer() throws Exception {
    String target =
        server(
            "127.0.0.1",
            exchange -> {
              note(exchange);
              byte[] refs =
                  "1111111111111111111111111111111111111111\trefs/heads/main\n"
                      .getBytes(StandardCharsets.US_ASCII);
              exchange.sendResponseHeaders(200, refs.length);
              exchange.getResponseBody().write(refs);
            });

    GitFailure failure = read(target + "/c.git", Optional.empty(), CatalogBranch.TIMEOUT);

    assertThat(failure.problems().get(0).describe())
        .contains(target, "no service that sends what is asked for (smart HTTP)");
    assertThat(seen).allMatch(line -> line.startsWith("/c.git/info/refs?service="));
  }

  private static final byte[] HEAD =
      "001e# service=git-upload-pack\n0000".getBytes(StandardCharsets.US_ASCII);

  private static byte[] branch(int number) {
    return "0042%040d refs/heads/%09d\n".formatted(1, number).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aServerThatTalksForEverIsGivenUp() throws Exception {
    String target =
        server(
            "127.0.0.1",
            exchange -> {
              exchange
                  .getResponseHeaders()
                  .add("Content-Type", "application/x-git-upload-pack-advertisement");
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(HEAD);
              for (int branch = 0; true; branch++) {
                exchange.getResponseBody().write(branch(branch));
              }
            });

    GitFailure failure = read(target + "/c.git", Optional.empty(), CatalogBranch.TIMEOUT);

    assertThat(failure.problems().get(0).describe()).contains(target, "does not stop sending");
  }

  /** What unpacks to far more than was sent counts as that. */
  @Test
  void aServerThatPacksWhatItSaysForEverIsGivenUp() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(HEAD);
      for (int branch = 0; branch < 2 * Talk.LONGEST_LIST / branch(0).length; branch++) {
        out.write(branch(branch));
      }
    }
    String target =
        server(
            "127.0.0.1",
            exchange -> {
              exchange
                  .getResponseHeaders()
                  .add("Content-Type", "application/x-git-upload-pack-advertisement");
              exchange.getResponseHeaders().add("Content-Encoding", "gzip");
              exchange.sendResponseHeaders(200, packed.size());
              packed.writeTo(exchange.getResponseBody());
            });

    GitFailure failure = read(target + "/c.git", Optional.empty(), CatalogBranch.TIMEOUT);

    assertThat(failure.problems().get(0).describe()).contains("does not stop sending");
  }

  private static byte[] packet(String line) {
    return "%04x%s\n".formatted(line.length() + 5, line).getBytes(StandardCharsets.US_ASCII);
  }

  /** Each name of another name would be followed in a turn of its own. */
  @Test
  void aServerWithNamesOfNamesOfNamesIsGivenUp() throws Exception {
    assertThat(withNamesOfNames(Talk.MOST_SYMBOLIC).list()).isEmpty();

    PreviewBranches more = withNamesOfNames(Talk.MOST_SYMBOLIC + 1);
    assertThat(catchThrowableOfType(GitFailure.class, more::list))
        .hasMessageContaining("lists more than 1000 branches that are other names of branches");
  }

  private PreviewBranches withNamesOfNames(int names) throws Exception {
    ByteArrayOutputStream offer = new ByteArrayOutputStream();
    offer.write(HEAD);
    for (String line : List.of("version 2", "agent=x", "ls-refs", "fetch", "object-format=sha1")) {
      offer.write(packet(line));
    }
    offer.writeBytes("0000".getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    String id = "%040d".formatted(1);
    list.write(packet(id + " refs/heads/" + names));
    for (int i = 0; i < names; i++) {
      list.write(packet("%s refs/heads/%d symref-target:refs/heads/%d".formatted(id, i, i + 1)));
    }
    list.writeBytes("0000".getBytes(StandardCharsets.US_ASCII));
    String target =
        server(
            "127.0.0.1",
            exchange -> {
              boolean asked = exchange.getRequestMethod().equals("POST");
              exchange
                  .getResponseHeaders()
                  .add(
                      "Content-Type",
                      "application/x-git-upload-pack-" + (asked ? "result" : "advertisement"));
              exchange.sendResponseHeaders(200, 0);
              (asked ? list : offer).writeTo(exchange.getResponseBody());
            });

    return new PreviewBranches(
        RemoteAddress.of(target + "/c.git", temp), Access.USUAL, temp.resolve("work"));
  }

  @Test
  void aServerThatSaysALittleNowAndThenIsGivenUp() throws Exception {
    CountDownLatch givenUp = new CountDownLatch(1);
    String target =
        server(
            "127.0.0.1",
            exchange -> {
              exchange
                  .getResponseHeaders()
                  .add("Content-Type", "application/x-git-upload-pack-advertisement");
              exchange.sendResponseHeaders(200, 0);
              try {
                // Often enough for a connection to count as alive.
                do {
                  exchange.getResponseBody().write('0');
                  exchange.getResponseBody().flush();
                } while (!givenUp.await(100, TimeUnit.MILLISECONDS));
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });

    GitFailure failure = read(target + "/c.git", Optional.empty(), Duration.ofSeconds(1));

    givenUp.countDown();
    assertThat(failure.problems().get(0).describe()).contains(target);
  }

  @Test
  void aReasonOfTheServerBeginsNoLine() throws Exception {
    String target =
        server(
            "127.0.0.1",
            exchange -> {
              byte[] text = "\n::error::INJECTED\u001b[2J".getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().add("Content-Type", "text/plain\u001b[2J");
              exchange.sendResponseHeaders(500, text.length);
              exchange.getResponseBody().write(text);
            });

    assertThat(
            read(target + "/c.git", Optional.empty(), CatalogBranch.TIMEOUT)
                .problems()
                .get(0)
                .found())
        .doesNotContain("\n", "\u001b");
  }
}
