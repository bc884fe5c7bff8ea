package dev.trainyard.catalog.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A running server. It answers {@code git clone}, {@code git fetch} and {@code git pull} at one
 * address, refuses everything else, and never writes.
 */
public final class GitServer implements AutoCloseable {

  /** The path of the only repository. */
  public static final String PATH = "/catalog.git";

  /** Connections that wait until the server takes them. */
  private static final int BACKLOG = 512;

  private final Server http;
  private final InetSocketAddress address;
  private final Duration grace;

  private GitServer(Server http, InetSocketAddress address, Duration grace) {
    this.http = http;
    this.address = address;
    this.grace = grace;
  }

  /**
   * Starts a server; the catalog stays open as long as it runs.
   *
   * @param catalog what is served
   * @param address where the server listens; port 0 takes a free one. A request must name this
   *     host, or this machine in another way
   * @param limits what it spends on its clients
   * @param listener hears of every finished fetch, on the thread that answered it
   * @throws IOException when the address cannot be listened on
   */
  public static GitServer start(
      ServedCatalog catalog, InetSocketAddress address, Limits limits, Consumer<Fetch> listener)
      throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      socket.bind(address, BACKLOG);
      Server http = server(limits, socket);
      http.setHandler(
          new GracefulHandler(
              unpacking(
                  new GitHandler(
                      catalog.repository(),
                      limits,
                      new HostNames(address.getHostString()),
                      listener))));
      http.start();
      return new GitServer(http, (InetSocketAddress) socket.getLocalAddress(), limits.grace());
    } catch (Exception e) {
      socket.close();
      throw e instanceof IOException failure ? failure : new IOException(e);
    }
  }

  private static Server server(Limits limits, ServerSocketChannel socket) throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("catalog-server");
    // A build that is told to end does not wait for them.
    threads.setDaemon(true);
    Server http = new Server(threads);
    http.setStopTimeout(limits.grace().toMillis());
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(http, 1, 1, new HttpConnectionFactory(configuration));
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.open(socket);
    http.addConnector(connector);
    return http;
  }

  /** Git packs its longer requests. Answers are packed already. */
  private static CompressionHandler unpacking(GitHandler handler) {
    CompressionHandler unpacking = new CompressionHandler(handler);
    unpacking.putCompression(new GzipCompression());
    unpacking.putConfiguration(
        "/*",
        CompressionConfig.builder()
            .compressExcludePath("/*")
            .decompressIncludeEncoding("gzip")
            .decompressIncludeMethod("POST")
            .build());
    return unpacking;
  }

  /** The port it listens on. */
  public int port() {
    return address.getPort();
  }

  /** How long open requests may take once it is to end. */
  Duration grace() {
    return grace;
  }

  /** Whether other machines cannot reach it. */
  public boolean isLocal() {
    return shown().isLoopbackAddress();
  }

  /**
   * The URL to paste into Add Catalog on a machine of the same network. A server that listens on
   * all addresses names the one that leads out of this machine.
   */
  public String url() {
    return "http://" + LanAddress.inUrl(shown()) + ":" + port() + PATH;
  }

  private InetAddress shown() {
    InetAddress own = address.getAddress();
    return own.isAnyLocalAddress() ? LanAddress.find() : own;
  }

  /**
   * Ends the server: nothing new begins, open requests get a moment, then they are cut off. The
   * port is free and no thread is left when this returns. More than one call does no harm.
   */
  @Override
  public void close() {
    try {
      http.stop();
    } catch (Exception e) {
      // What could not end in time has been cut off.
    }
  }
}
