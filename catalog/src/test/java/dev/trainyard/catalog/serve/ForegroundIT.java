package dev.trainyard.catalog.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.GitCommand;
import dev.trainyard.catalog.testing.Published;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForegroundIT {

  /** The exit status of a process that SIGTERM has ended. */
  private static final int TERMINATED = 143;

  @TempDir private Path folder;

  @Test
  void aServerToldToEndSaysSoAndFreesItsPort() throws Exception {
    Published published = Published.in(folder);
    Process process = serve(published, Limits.USUAL.grace());
    URI url;
    try (BufferedReader output = process.inputReader()) {
      url = URI.create(output.readLine());
      new GitCommand(folder).run("clone", "--quiet", "--depth", "1", url.toString(), "clone");
      assertThat(output.readLine()).startsWith("127.0.0.1 fetched main (depth 1): 3 objects, ");

      process.toHandle().destroy();

      assertThat(output.readLine()).isEqualTo("ended");
      assertThat(process.waitFor()).isEqualTo(TERMINATED);
    } finally {
      process.destroyForcibly();
    }
    try (ServerSocket again = new ServerSocket()) {
      again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()));
      assertThat(again.isBound()).isTrue();
    }
  }

  private static Process serve(Published published, Duration grace) throws Exception {
    return ChildJvm.start(
        ChildJvm.command(
            ServeMain.class, List.of(), published.bare().toString(), grace.toString()));
  }

  /** Such as machines that hang. */
  @Test
  void clientsThatTakeNothingKeepNoServerFromEnding() throws Exception {
    Published published = Published.in(folder);
    byte[] large = new byte[6 << 20];
    new Random(1).nextBytes(large);
    Files.write(published.work().resolve("large"), large);
    published.push("large");
    String tip = new GitCommand(published.bare()).run("rev-parse", "main").strip();
    String body = "0032want " + tip + "\n00000009done\n";
    Process process = serve(published, Duration.ofMillis(100));
    List<Socket> slow = new ArrayList<>();
    try (BufferedReader output = process.inputReader()) {
      URI url = URI.create(output.readLine());
      for (int i = 0; i < 4; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()));
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                ("POST "
                        + url.getPath()
                        + "/git-upload-pack HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: "
                        + body.length()
                        + "\r\nContent-Type: application/x-git-upload-pack-request\r\n\r\n"
                        + body)
                    .getBytes(StandardCharsets.US_ASCII));
      }
      for (Socket socket : slow) {
        assertThat(socket.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 OK");
      }

      process.toHandle().destroy();

      assertThat(output.lines()).as("what was cut off is no fetch").containsExactly("ended");
      assertThat(process.waitFor()).isEqualTo(TERMINATED);
    } finally {
      process.destroyForcibly();
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void anInterruptedServerEndsInItsProcess() throws Exception {
    Published published = Published.in(folder);
    try (ServedCatalog catalog = ServedCatalog.published(published.bare());
        GitServer server =
            GitServer.start(
                catalog,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Limits.USUAL,
                fetch -> {})) {
      StringBuilder said = new StringBuilder();
      Thread thread = new Thread(() -> Foreground.run(server, () -> said.append("ended")));
      thread.start();
      thread.interrupt();
      thread.join();
      assertThat(said).hasToString("ended");
      assertThat(new GitCommand(folder).attempt("ls-remote", server.url()).status()).isNotZero();
    }
  }
}
