package dev.trainyard.catalog.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.GitCommand;
import dev.trainyard.catalog.testing.Published;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Clients that send or read slowly, much at once or nothing more: none of them holds up another.
 */
class SlowClientsIT extends ServedRepository {

  @Test
  void whoSendsNothingMoreIsCutOff() throws Exception {
    Published published = Published.in(folder);
    Limits impatient = Limits.USUAL.with(1 << 20, 2 << 20, Duration.ofMillis(200));
    try (ServedCatalog catalog = open(published);
        GitServer server = GitServer.start(catalog, LOOPBACK, impatient, fetches::add);
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      slow.getOutputStream().write("GET /catalog.git/info/re".getBytes());
      slow.getOutputStream().flush();

      assertThat(RawRequest.readAll(slow)).doesNotStartWith("HTTP/1.1 2");
      assertThat(git().run("ls-remote", server.url())).contains("refs/heads/main");
    }
  }

  @Test
  void slowClientsHoldNobodyUp() throws Exception {
    Published published = Published.in(folder);
    List<Socket> slow = new ArrayList<>();
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      for (String begun :
          List.of("", "GET /catalog.git/info/re", post("git-upload-pack", "0032want "))) {
        for (int i = 0; i < 300; i++) {
          Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
          slow.add(socket);
          socket.getOutputStream().write(begun.replace("Length: 9", "Length: 900").getBytes());
        }
      }
      git().run("clone", "--quiet", server.url(), "clone");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    assertThat(folder.resolve("clone/catalog.json")).exists();
  }

  @Test
  void manyEmptyPartsOfAPackedBodyHarmNobody() throws Exception {
    ByteArrayOutputStream empty = new ByteArrayOutputStream();
    new GZIPOutputStream(empty).close();
    String body = empty.toString(StandardCharsets.ISO_8859_1).repeat(50_000);
    Published published = Published.in(folder);
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      String answer =
          RawRequest.send(server.port(), post("git-upload-pack", body, "Content-Encoding: gzip"));

      assertThat(answer).startsWith("HTTP/1.1 400 ");
      assertThat(git().run("ls-remote", server.url())).contains("refs/heads/main");
    }
  }

  /** Long requests share a bounded part of memory; short ones always find room. */
  @Test
  void manyLongRequestsTogetherLeaveRoomForAClone() throws Exception {
    Published published = Published.in(folder);
    Limits tight = Limits.USUAL.with(1 << 20, 2 << 20, Duration.ofSeconds(2));
    List<Socket> slow = new ArrayList<>();
    try (ServedCatalog catalog = open(published);
        GitServer server = GitServer.start(catalog, LOOPBACK, tight, fetches::add)) {
      String begun =
          "POST /catalog.git/git-upload-pack HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: application/x-git-upload-pack-request\r\n"
              + "Content-Length: 1000000\r\n\r\n"
              + "0".repeat(900_000);
      int refused = 0;
      for (int i = 0; i < 8; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        try {
          socket.getOutputStream().write(begun.getBytes());
          slow.add(socket);
        } catch (SocketException e) {
          // Refused before everything was written.
          refused++;
          socket.close();
        }
      }
      git().run("clone", "--quiet", server.url(), "clone");
      for (Socket socket : slow) {
        refused += isRefused(socket) ? 1 : 0;
      }
      // Two fit in.
      assertThat(refused).isGreaterThanOrEqualTo(6);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    assertThat(folder.resolve("clone/catalog.json")).exists();
  }

  private static boolean isRefused(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readNBytes(12)).endsWith("503");
    } catch (SocketException e) {
      return true;
    }
  }

  /** As many clients as there could be threads ask for everything and take nothing of it. */
  @Test
  void clientsThatReadSlowlyHoldNobodyUp() throws Exception {
    Published published = Published.in(folder);
    byte[] large = addLarge(published);
    String tip = new GitCommand(published.bare()).run("rev-parse", "main").strip();
    String body = pkt("want " + tip + "\n") + "0000" + pkt("done\n");
    List<Socket> slow = new ArrayList<>();
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      for (int i = 0; i < 250; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        slow.add(socket);
        socket.getOutputStream().write(post("git-upload-pack", body).getBytes());
      }
      for (Socket socket : slow) {
        assertThat(socket.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 OK");
      }
      assertThat(git().run("ls-remote", server.url())).contains("refs/heads/main");
      git().run("clone", "--quiet", server.url(), "clone");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    assertThat(folder.resolve("clone/large")).hasBinaryContent(large);
  }

  /** Nobody waits for what they have asked. */
  @Test
  void clientsThatAreGoneHoldNobodyUp() throws Exception {
    Published published = Published.in(folder);
    addLarge(published);
    String tip = new GitCommand(published.bare()).run("rev-parse", "main").strip();
    byte[] request =
        post("git-upload-pack", pkt("want " + tip + "\n") + "0000" + pkt("done\n"))
            .getBytes(StandardCharsets.ISO_8859_1);
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      for (int i = 0; i < 400; i++) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
          socket.getOutputStream().write(request);
        }
      }
      assertThat(git().run("ls-remote", server.url())).contains("refs/heads/main");
      // Some were being made already.
      assertThat(fetches).hasSizeLessThan(100);
    }
  }

  private byte[] addLarge(Published published) throws Exception {
    byte[] large = new byte[3 << 20];
    new Random(1).nextBytes(large);
    Path work = folder.resolve("large");
    git().run("clone", "--quiet", published.bare().toString(), work.toString());
    Files.write(work.resolve("large"), large);
    GitCommand inWork = new GitCommand(work);
    inWork.run("add", "large");
    inWork.run("commit", "--quiet", "-m", "large");
    inWork.run("push", "--quiet");
    // In a pack it is sent as it is; only the sending is of interest here.
    new GitCommand(published.bare()).run("repack", "-a", "-d", "--quiet");
    return large;
  }

  @Test
  void answersThatNobodyTakesHaveALimit() throws Exception {
    Published published = Published.in(folder);
    addLarge(published);
    Limits tight =
        new Limits(
            4 << 20,
            64 << 20,
            1,
            100,
            Duration.ofMinutes(1),
            Limits.USUAL.idle(),
            Limits.USUAL.grace());
    String tip = new GitCommand(published.bare()).run("rev-parse", "main").strip();
    String body = pkt("want " + tip + "\n") + "0000" + pkt("done\n");
    try (ServedCatalog catalog = open(published);
        GitServer server = GitServer.start(catalog, LOOPBACK, tight, fetches::add)) {
      assertThat(RawRequest.send(server.port(), post("git-upload-pack", body)))
          .startsWith("HTTP/1.1 503");
      assertThat(git().run("ls-remote", server.url())).contains("refs/heads/main");
    }
    assertThat(fetches).isEmpty();
  }
}
