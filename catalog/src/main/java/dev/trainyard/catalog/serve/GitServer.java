package dev.trainyard.catalog.serve;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/**
 * A running server. It answers {@code git clone}, {@code git fetch} and {@code git pull} at one
 * address, refuses everything else, and never writes.
 */
public final class GitServer implements AutoCloseable {

  /** The path of the only repository. */
  public static final String PATH = "/catalog.git";

  private final HttpServer http;
  private final Workers workers;
  private final OpenRequests open;
  private final Limits limits;

  private GitServer(HttpServer http, Workers workers, OpenRequests open, Limits limits) {
    this.http = http;
    this.workers = workers;
    this.open = open;
    this.limits = limits;
  }

  /**
   * Starts a server; the catalog stays open as long as it runs.
   *
   * @param catalog what is served
   * @param address where the server listens; port 0 takes a free one
   * @param limits what it spends on its clients
   * @param listener hears of every finished fetch, on the thread that answered it
   * @throws IOException when the address cannot be listened on
   */
  public static GitServer start(
      ServedCatalog catalog, InetSocketAddress address, Limits limits, Consumer<Fetch> listener)
      throws IOException {
    HttpServer http = HttpServer.create(address, limits.waiting());
    Workers workers = new Workers(limits);
    OpenRequests open = new OpenRequests();
    http.setExecutor(workers);
    http.createContext("/", new GitHandler(catalog.repository(), limits, workers, open, listener));
    http.start();
    return new GitServer(http, workers, open, limits);
  }

  /** The port it listens on. */
  public int port() {
    return http.getAddress().getPort();
  }

  /**
   * The URL to paste into Add Catalog on a machine of the same network. A server that listens on
   * all addresses names the one that leads out of this machine.
   */
  public String url() {
    InetAddress address = http.getAddress().getAddress();
    InetAddress shown = address.isAnyLocalAddress() ? LanAddress.find() : address;
    return "http://" + LanAddress.inUrl(shown) + ":" + port() + PATH;
  }

  /**
   * Ends the server: nothing new begins, open requests get a moment, then they are cut off. The
   * port is free and no thread is left when this returns. More than one call does no harm.
   */
  @Override
  public void close() {
    try {
      open.close(limits.grace());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.close();
    http.stop(0);
  }
}
