package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.trainyard.catalog.testing.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target whose certificate comes from an authority of a company, behind the company's proxy. */
class HttpsTargetIT {

  private static final String PASSWORD = "changeit";

  @TempDir private Path temp;
  private final List<String> atTarget = new CopyOnWriteArrayList<>();
  private final List<String> atProxy = new CopyOnWriteArrayList<>();
  private HttpsServer server;
  private ServerSocket proxy;
  private Path keys;

  @BeforeEach
  void start() throws Exception {
    keys = keys("keys.p12", "ip:127.0.0.1");
    server = server(keys);
    proxy = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(this::serveProxy, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    proxy.close();
  }

  private Path keys(String name, String host) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-J-XX:TieredStopAtLevel=1",
            "-genkeypair",
            "-keyalg",
            "EC",
            "-alias",
            "target",
            "-dname",
            "CN=target",
            "-ext",
            "san=" + host,
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            temp.resolve(name).toString());
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return temp.resolve(name);
  }

  private HttpsServer server(Path keyStore) throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(
        KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer started =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
    started.setHttpsConfigurator(new HttpsConfigurator(context));
    started.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange
                .getRequestHeaders()
                .forEach((name, values) -> atTarget.add(name + ": " + values));
            exchange.sendResponseHeaders(404, -1);
          }
        });
    started.setExecutor(Executors.newCachedThreadPool());
    started.start();
    return started;
  }

  /** A proxy that tunnels for those who log in. */
  private void serveProxy() {
    while (!proxy.isClosed()) {
      try {
        Socket client = proxy.accept();
        Thread talk = new Thread(() -> tunnel(client), "tunnel");
        talk.setDaemon(true);
        talk.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void tunnel(Socket client) {
    try (client) {
      boolean known = false;
      while (!known) {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          int read = client.getInputStream().read();
          if (read < 0) {
            return;
          }
          head.append((char) read);
        }
        atProxy.add(head.toString());
        known = head.indexOf(basic("pu", "PR0XY")) >= 0;
        client
            .getOutputStream()
            .write(
                (known
                        ? "HTTP/1.1 200 OK\r\n\r\n"
                        : "HTTP/1.1 407 Proxy Authentication Required\r\n"
                            + "Proxy-Authenticate: Basic realm=\"company\"\r\n"
                            + "Content-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
      }
      try (Socket target = new Socket("127.0.0.1", server.getAddress().getPort())) {
        Thread back =
            new Thread(
                () -> {
                  try {
                    target.getInputStream().transferTo(client.getOutputStream());
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
        back.setDaemon(true);
        back.setUncaughtExceptionHandler((thread, failure) -> {});
        back.start();
        client.getInputStream().transferTo(target.getOutputStream());
      }
    } catch (IOException e) {
      // One of the two has gone.
    }
  }

  private static String basic(String user, String secret) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  /** What is said about a target in a JVM of its own, as trust and schemes are settings of one. */
  private String said(boolean throughProxy, String... options) throws Exception {
    Process process =
        new ProcessBuilder(
                ChildJvm.command(
                    Reader.class,
                    List.of(options),
                    "https://127.0.0.1:" + server.getAddress().getPort() + "/c.git",
                    temp.resolve("work").toString(),
                    throughProxy ? Integer.toString(proxy.getLocalPort()) : "0"))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      StringBuilder said = new StringBuilder();
      reader.lines().forEach(line -> said.append(line).append('\n'));
      process.waitFor();
      return said.toString();
    }
  }

  private String trust() {
    return "-Djavax.net.ssl.trustStore=" + keys;
  }

  /** Reads a branch and says what is wrong. */
  static final class Reader {

    private Reader() {}

    /** Address, work folder, and the port of a proxy or 0. */
    public static void main(String[] args) throws Exception {
      int port = Integer.parseInt(args[2]);
      Optional<HttpProxy> proxy =
          port == 0
              ? Optional.empty()
              : Optional.of(
                  new HttpProxy("127.0.0.1", port, Optional.of(new Access.Login("pu", "PR0XY"))));
      CatalogBranch branch =
          new CatalogBranch(
              RemoteAddress.of(args[0], Path.of("")),
              "main",
              new Access(
                  Optional.of(new Access.Login("ada", "T0KEN")),
                  Optional.empty(),
                  List.of(),
                  proxy),
              Path.of(args[1]),
              failed -> Thread.yield(),
              false,
              CatalogBranch.TIMEOUT);
      try {
        branch.read(Tip::newest);
      } catch (GitFailure e) {
        System.out.println(e.problems().get(0).describe());
      }
    }
  }

  @Test
  void anAuthorityOfACompanyIsNamedWithWhatToDoAndThenTrusted() throws Exception {
    assertThat(said(false)).contains("MAVEN_OPTS=-Djavax.net.ssl.trustStore=FILE");
    assertThat(atTarget).isEmpty();

    assertThat(said(false, trust(), "-Djavax.net.ssl.trustStorePassword=" + PASSWORD))
        .doesNotContain("trustStore");
    assertThat(atTarget).isNotEmpty();
  }

  @Test
  void aCertificateForAnotherNameNeedsNoOtherAuthority() throws Exception {
    server.stop(0);
    keys = keys("other.p12", "dns:git.example.org");
    server = server(keys);

    assertThat(said(false, trust(), "-Djavax.net.ssl.trustStorePassword=" + PASSWORD))
        .contains("for another name")
        .doesNotContain("trustStore");
  }

  @Test
  void theLoginOfAProxyIsForTheProxyAlone() throws Exception {
    String said =
        said(
            true,
            trust(),
            "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
            "-Djdk.http.auth.tunneling.disabledSchemes=");

    assertThat(said).doesNotContain("407", "PR0XY", "T0KEN");
    assertThat(atProxy)
        .isNotEmpty()
        .allMatch(head -> head.startsWith("CONNECT 127.0.0.1:"))
        .anyMatch(head -> head.contains(basic("pu", "PR0XY")))
        .noneMatch(head -> head.contains(basic("ada", "T0KEN")));
    assertThat(atTarget).isNotEmpty().noneMatch(header -> header.contains("Proxy"));
  }

  @Test
  void aProxyThatJavaDoesNotLogInAtIsNamedWithWhatToDo() throws Exception {
    String said = said(true, trust(), "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);

    assertThat(said)
        .contains("MAVEN_OPTS=-Djdk.http.auth.tunneling.disabledSchemes=")
        .doesNotContain("PR0XY");
    assertThat(atTarget).isEmpty();
  }
}
