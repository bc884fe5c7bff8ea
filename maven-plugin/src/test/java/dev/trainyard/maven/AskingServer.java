package dev.trainyard.maven;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Somebody's server that asks for a login, lets nobody in and remembers what it was shown. */
final class AskingServer implements AutoCloseable {

  private final HttpServer server;
  private final Set<String> asked = new ConcurrentSkipListSet<>();

  private AskingServer(HttpServer server) {
    this.server = server;
  }

  /** A server on a free port of this machine. */
  static AskingServer start() throws IOException {
    AskingServer started =
        new AskingServer(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    started.server.createContext(
        "/",
        exchange -> {
          String login = exchange.getRequestHeaders().getFirst("Authorization");
          started.asked.add(
              exchange.getRequestURI().getPath()
                  + " "
                  + (login == null
                      ? ""
                      : new String(
                          Base64.getDecoder().decode(login.substring("Basic ".length())),
                          StandardCharsets.UTF_8)));
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    started.server.start();
    return started;
  }

  /** Its name and port. */
  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Whether somebody came for what begins so. */
  boolean wasAskedFor(String path) {
    return asked.stream().anyMatch(line -> line.startsWith(path));
  }

  /** The logins that it was shown, as {@code NAME:PASSWORD}, for what begins so. */
  Set<String> shown(String path) {
    Set<String> logins = new TreeSet<>();
    asked.stream()
        .filter(line -> line.startsWith(path))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .filter(login -> !login.isEmpty())
        .forEach(logins::add);
    return logins;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
