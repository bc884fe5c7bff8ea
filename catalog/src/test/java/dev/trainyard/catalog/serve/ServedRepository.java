package dev.trainyard.catalog.serve;

import dev.trainyard.catalog.testing.GitCommand;
import dev.trainyard.catalog.testing.Published;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.io.TempDir;

/** A published catalog that is served on this machine. */
abstract class ServedRepository {

  static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir Path folder;

  /** Of the requests that change nothing. */
  @TempDir static Path shared;

  final LinkedBlockingQueue<Fetch> fetches = new LinkedBlockingQueue<>();

  final GitCommand git() {
    return new GitCommand(folder);
  }

  final ServedCatalog open(Published published) throws Exception {
    return ServedCatalog.published(published.bare());
  }

  final GitServer start(ServedCatalog catalog) throws IOException {
    return GitServer.start(catalog, LOOPBACK, Limits.USUAL, fetches::add);
  }

  final String ask(String request) throws Exception {
    Published published =
        Files.exists(shared.resolve("catalog.git"))
            ? new Published(shared.resolve("catalog.git"), shared.resolve("work"))
            : Published.in(shared);
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      return RawRequest.send(server.port(), request);
    }
  }

  static String post(String service, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: application/x-" + service + "-request");
    all.add("Content-Length: " + body.length());
    return RawRequest.request(
            "POST /catalog.git/" + service + " HTTP/1.1", all.toArray(String[]::new))
        + body;
  }

  /** The body of the answer. */
  static String exchange(GitServer server, String protocol, String body) throws IOException {
    String answer =
        RawRequest.send(server.port(), post("git-upload-pack", body, "Git-Protocol: " + protocol));
    return answer.substring(answer.indexOf("\r\n\r\n"));
  }

  static String pkt(String line) {
    return String.format("%04x%s", line.length() + 4, line);
  }
}
