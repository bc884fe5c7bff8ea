package dev.trainyard.catalog.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Bytes sent to a server as they are, and what comes back until it closes the connection. */
final class RawRequest {

  private RawRequest() {}

  /** The whole answer; empty when the server only closed the connection. */
  static String send(int port, String text) throws IOException {
    return send(port, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String send(int port, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      try {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
      } catch (IOException e) {
        // A server may refuse before it has read everything.
      }
      return readAll(socket);
    }
  }

  /** What the server sends until it closes the connection, also when it resets it. */
  static String readAll(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      for (int value = socket.getInputStream().read();
          value >= 0;
          value = socket.getInputStream().read()) {
        text.append((char) value);
      }
    } catch (IOException e) {
      // A reset: the rest of the answer is lost.
    }
    return text.toString();
  }

  /** A request that asks the server to close the connection afterwards. */
  static String request(String line, String... headers) {
    StringBuilder text = new StringBuilder(line + "\r\nHost: localhost\r\nConnection: close\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return text.append("\r\n").toString();
  }
}
