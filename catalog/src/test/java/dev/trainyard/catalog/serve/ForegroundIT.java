package dev.trainyard.catalog.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.GitCommand;
import dev.trainyard.catalog.testing.Published;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForegroundIT {

  /** The exit status of a process that SIGTERM has ended. */
  private static final int TERMINATED = 143;

  @TempDir private Path folder;

  @Test
  void aServerToldToEndSaysSoAndFreesItsPort() throws Exception {
    Published published = Published.in(folder);
    Process process =
        ChildJvm.start(ChildJvm.command(ServeMain.class, List.of(), published.bare().toString()));
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
