package dev.trainyard.catalog.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.Published;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that no git sends, byte by byte: each gets its answer, and nothing else of the folder.
 */
class ServedRequestsIT extends ServedRepository {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1",
        "GET /catalog.git HTTP/1.1",
        "GET /catalog.git/ HTTP/1.1",
        "GET /catalog.git/HEAD HTTP/1.1",
        "GET /catalog.git/objects/info/packs HTTP/1.1",
        "GET /other.git/info/refs?service=git-upload-pack HTTP/1.1",
        "GET /../catalog.git/info/refs?service=git-upload-pack HTTP/1.1",
        "GET /catalog.git/../../etc/passwd HTTP/1.1",
        "GET /catalog.git/%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
        "GET /catalog.git/..%2f..%2fetc%2fpasswd HTTP/1.1",
        "GET //catalog.git/info/refs?service=git-upload-pack HTTP/1.1",
        "GET /catalog.git/info/refs/?service=git-upload-pack HTTP/1.1",
        "GET /catalog%2egit/info/refs?service=git-upload-pack HTTP/1.1",
        "GET /CATALOG.GIT/info/refs?service=git-upload-pack HTTP/1.1",
        "GET /catalog.git/info/refs;x?service=git-upload-pack HTTP/1.1",
        "GET /catalog.git/objects/pack/ HTTP/1.1",
        "GET /catalog.git/config HTTP/1.1",
        "GET /.git/config HTTP/1.1",
      })
  void thereIsNothingElseToFind(String line) throws Exception {
    assertThat(ask(RawRequest.request(line))).containsPattern("^HTTP/1.1 40[04] ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /catalog.git/info/refs HTTP/1.1",
        "GET /catalog.git/info/refs?service=git-receive-pack HTTP/1.1",
        "GET /catalog.git/info/refs?service=git-upload-archive HTTP/1.1",
        "POST /catalog.git/git-receive-pack HTTP/1.1",
        "GET /catalog.git/git-receive-pack HTTP/1.1",
      })
  void otherServicesAreForbidden(String line) throws Exception {
    assertThat(ask(RawRequest.request(line))).startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /catalog.git/info/refs?service=git-upload-pack HTTP/1.1",
        "DELETE /catalog.git/info/refs?service=git-upload-pack HTTP/1.1",
        "GET /catalog.git/git-upload-pack HTTP/1.1",
        "PUT /catalog.git/git-upload-pack HTTP/1.1",
        "NONSENSE /catalog.git/git-upload-pack HTTP/1.1",
      })
  void otherMethodsAreNotAllowed(String line) throws Exception {
    assertThat(ask(RawRequest.request(line))).startsWith("HTTP/1.1 405 ").contains("Allow: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "GET",
        "GET /%zz HTTP/1.1",
        "GET /\\..\\ HTTP/1.1",
        "GET http://[ HTTP/1.1",
      })
  void whatIsNoRequestIsABadRequest(String line) throws Exception {
    assertThat(ask(line + "\r\n\r\n")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void aBadBodyIsABadRequest() throws Exception {
    for (String lines :
        List.of(
            "",
            "000",
            "zzzz",
            "0002",
            "0003",
            "0004",
            "0005",
            "-001",
            "0032want nonsense",
            "0011command=fetch0001",
            "0009have\n0000",
            "0000zzzz")) {
      assertThat(ask(post("git-upload-pack", lines))).as(lines).startsWith("HTTP/1.1 400 ");
    }
    assertThat(ask(post("git-upload-pack", "0000"))).as("a probe").startsWith("HTTP/1.1 200 ");
    assertThat(ask(post("git-upload-pack", "0000", "Content-Encoding: gzip")))
        .startsWith("HTTP/1.1 400 ");
    assertThat(ask(post("git-upload-pack", "0000", "Content-Encoding: br")))
        .startsWith("HTTP/1.1 415 ");
    assertThat(
            ask(
                RawRequest.request(
                        "POST /catalog.git/git-upload-pack HTTP/1.1",
                        "Content-Type: text/plain",
                        "Content-Length: 4")
                    + "0000"))
        .startsWith("HTTP/1.1 415 ");
  }

  @Test
  void aBodyIsNeverLargerThanTheLimitPackedOrNot() throws Exception {
    String large = "0".repeat((4 << 20) + 1);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(large.getBytes(StandardCharsets.US_ASCII));
    }
    String body = packed.toString(StandardCharsets.ISO_8859_1);

    assertThat(ask(post("git-upload-pack", large))).startsWith("HTTP/1.1 413 ");
    assertThat(ask(post("git-upload-pack", body, "Content-Encoding: gzip")))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void aHugeHeadIsRefused() throws Exception {
    Published published = Published.in(folder);
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      String many = RawRequest.request("GET / HTTP/1.1", "X: y\r\n".repeat(10_000).strip());
      String wide = RawRequest.request("GET / HTTP/1.1", "X: " + "y".repeat(4 << 20));

      assertThat(RawRequest.send(server.port(), many)).doesNotStartWith("HTTP/1.1 2");
      assertThat(RawRequest.send(server.port(), wide)).doesNotStartWith("HTTP/1.1 2");
      assertThat(git().run("ls-remote", server.url())).contains("refs/heads/main");
    }
  }

  /** JGit fails at these in ways of its own; the server stays the one who answers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0014command=ls-refs\n",
        "0014command=ls-refs\n0001000bpeel\n00",
        "0017command=object-info0001",
        "0012command=fetch\n0001000dwant x\n\n0000"
      })
  void aBodyThatIsCutOffIsABadRequest(String body) throws Exception {
    assertThat(ask(post("git-upload-pack", body, "Git-Protocol: version=2")))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void aRequestForAnotherHostIsRefused() throws Exception {
    Published published = Published.in(folder);
    String line = "GET /catalog.git/info/refs?service=git-upload-pack HTTP/1.1\r\n";
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      for (String host :
          List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "a@b")) {
        assertThat(
                RawRequest.send(
                    server.port(), line + "Host: " + host + "\r\nConnection: close\r\n\r\n"))
            .as(host)
            .startsWith("HTTP/1.1 4")
            .doesNotContain("refs/heads");
      }
      for (String host :
          List.of("localhost", "LOCALHOST:9480", "127.0.0.1", "[::1]:80", "10.0.0.9")) {
        assertThat(
                RawRequest.send(
                    server.port(), line + "Host: " + host + "\r\nConnection: close\r\n\r\n"))
            .as(host)
            .contains("refs/heads/main");
      }
    }
  }
}
