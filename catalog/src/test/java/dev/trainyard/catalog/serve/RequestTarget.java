package dev.trainyard.catalog.serve;

import dev.trainyard.catalog.fuzz.FuzzTarget;
import dev.trainyard.catalog.fuzz.Fuzzing;
import dev.trainyard.catalog.testing.SampleEdition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What is sent to the trial server, from the first byte on. */
public final class RequestTarget implements FuzzTarget {

  private static final String SECRET = "a file that is not served";

  /** Answers that say that the server itself is at fault. */
  private static final Pattern FAULT = Pattern.compile("HTTP/1\\.[01] (50[0234]|5[1-9]).*");

  private static final String ASK =
      "GET /catalog.git/info/refs?service=git-upload-pack HTTP/1.1\r\nHost: localhost\r\n"
          + "Connection: close\r\n\r\n";

  private final ServedCatalog catalog;
  private final GitServer server;

  /** A server of a generated catalog beside a file that is none of it. */
  public RequestTarget(Path work) throws Exception {
    Path folder = Files.createDirectories(work.resolve("catalog"));
    Files.writeString(work.resolve("secret"), SECRET);
    Files.writeString(folder.resolve("catalog.json"), "{}\n");
    catalog = ServedCatalog.open(SampleEdition.CATALOG.layout(), folder, work.resolve("none.git"));
    server =
        GitServer.start(
            catalog,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Limits.USUAL,
            Fetch::describe);
  }

  @Override
  public void read(byte[] input) throws Exception {
    String answer = send(input);
    if (!answer.isEmpty() && !answer.startsWith("HTTP/1.") || FAULT.matcher(answer).lookingAt()) {
      throw new AssertionError(answer);
    }
    if (answer.contains(SECRET) || answer.contains("\tat ")) {
      throw new AssertionError("tells too much: " + answer);
    }
    if (!send(ASK.getBytes(StandardCharsets.US_ASCII)).contains("refs/heads/main")) {
      throw new AssertionError("the next client is not served");
    }
  }

  /** Nothing more follows, so that the server does not wait. */
  private String send(byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      try {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
      } catch (IOException e) {
        // A server may refuse before it has read everything.
      }
      byte[] answer = new byte[0];
      try {
        answer = socket.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The connection was reset.
      }
      return new String(answer, StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public List<byte[]> seeds() {
    String post =
        "POST /catalog.git/git-upload-pack HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
            + " application/x-git-upload-pack-request\r\n";
    return Fuzzing.texts(
        ASK,
        ASK.replace("GET", "HEAD").replace("Connection: close", "Git-Protocol: version=2"),
        ASK + ASK,
        post + "Content-Length: 4\r\n\r\n0000",
        post + "Transfer-Encoding: chunked\r\n\r\n4\r\n0000\r\n0\r\nX: y\r\n\r\n",
        post + "Git-Protocol: version=2\r\nContent-Length: 20\r\n\r\n0014command=ls-refs\n",
        post + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008b\b\u0000",
        post + "Expect: 100-continue\r\nContent-Length: 9\r\n\r\n0009done\n",
        "GET /../secret HTTP/1.0\r\n\r\n",
        "GET http://localhost/catalog.git/HEAD HTTP/1.1\r\nHost: [::1]\r\n\r\n");
  }

  @Override
  public List<String> words() {
    return List.of(
        "\r\n",
        "Host: ",
        "Content-Length: ",
        "Transfer-Encoding: chunked",
        "Content-Encoding: gzip",
        "Expect: 100-continue",
        "Connection: ",
        "Upgrade: h2c",
        "HTTP/1.0",
        "HTTP/2.0",
        "%2e%2e",
        "..",
        "//",
        "?service=",
        "PRI * HTTP/2.0",
        "Git-Protocol: version=2",
        "Range: bytes=0-",
        "0\r\n\r\n",
        "OPTIONS * ",
        "CONNECT ");
  }

  @Override
  public void close() {
    server.close();
    catalog.close();
  }
}
