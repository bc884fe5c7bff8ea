package dev.trainyard.apps.gocd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.trainyard.apps.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Plugins from a server of the test, with curl. */
abstract class PluginsScript {

  @TempDir Path directory;
  Path list;
  Path plugins;
  Path proxy;
  HttpServer server;
  final Map<String, String> files = new ConcurrentHashMap<>();
  final Map<String, Integer> asked = new ConcurrentHashMap<>();

  static Stream<List<String>> shells() {
    return Script.shells();
  }

  @BeforeEach
  void startServer() throws IOException {
    list = directory.resolve("list");
    plugins = directory.resolve("plugins");
    proxy = Files.createFile(directory.resolve("proxy"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().toString();
          asked.merge(path, 1, Integer::sum);
          byte[] content = files.getOrDefault(path, "").getBytes(UTF_8);
          exchange.sendResponseHeaders(files.containsKey(path) ? 200 : 404, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  final String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  static String sha256(String content) throws NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
  }

  final void want(String... lines) throws IOException {
    Files.writeString(list, String.join("", lines));
  }

  static String line(String name, String content, String url) throws NoSuchAlgorithmException {
    return name + " " + sha256(content) + " " + url + "\n";
  }

  final Script.Result run(List<String> shell) throws Exception {
    Path folder = Files.createTempDirectory(directory, "script");
    Script script = new Script(shell, folder, Gocd.class, "plugins.sh", Map.of());
    return script.run(list.toString(), plugins.toString(), proxy.toString());
  }

  final String good(List<String> shell) throws Exception {
    Script.Result result = run(shell);
    assertThat(result.status()).as(result.output()).isZero();
    return result.output();
  }

  final Path jar(String name) {
    return plugins.resolve("external").resolve(name + ".jar");
  }
}
