package dev.trainyard.catalog.testing;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A git server over HTTP with one repository, one user and one password. */
public final class GitHttpServer implements AutoCloseable {

  /** The user that is let in. */
  public static final String USER = "ada";

  /** The user's password. */
  public static final String PASSWORD = "s3cr3t-p4ss";

  private final Path repository;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger cuts = new AtomicInteger();

  /** Starts a server for a bare repository. */
  public GitHttpServer(Path repository) throws IOException {
    this.repository = repository;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server
        .createContext("/catalog.git", this::answer)
        .setAuthenticator(
            new BasicAuthenticator("git") {
              @Override
              public boolean checkCredentials(String user, String password) {
                return user.equals(USER) && password.equals(PASSWORD);
              }
            });
    server.start();
  }

  /** The repository's address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/catalog.git";
  }

  /**
   * Cuts the connection of the next pushes: {@code before} the repository takes the commit or after
   * that, in both cases without an answer.
   */
  public void cutNextPush(boolean before) {
    cuts.set(before ? 1 : 2);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        Repository opened = new FileRepositoryBuilder().setGitDir(repository.toFile()).build()) {
      String path = exchange.getRequestURI().getPath();
      if (path.endsWith("/info/refs")) {
        advertise(exchange, opened, exchange.getRequestURI().getQuery().replace("service=", ""));
      } else if (path.endsWith("/git-upload-pack")) {
        UploadPack upload = new UploadPack(opened);
        upload.setBiDirectionalPipe(false);
        OutputStream out = start(exchange, "application/x-git-upload-pack-result");
        upload.upload(input(exchange), out, null);
      } else {
        receive(exchange, opened);
      }
    }
  }

  private void receive(HttpExchange exchange, Repository opened) throws IOException {
    int cut = cuts.getAndSet(0);
    if (cut == 1) {
      return;
    }
    ReceivePack receive = new ReceivePack(opened);
    receive.setBiDirectionalPipe(false);
    if (cut == 2) {
      receive.receive(input(exchange), OutputStream.nullOutputStream(), null);
      return;
    }
    OutputStream out = start(exchange, "application/x-git-receive-pack-result");
    receive.receive(input(exchange), out, null);
  }

  private static void advertise(HttpExchange exchange, Repository opened, String service)
      throws IOException {
    OutputStream out = start(exchange, "application/x-" + service + "-advertisement");
    PacketLineOut lines = new PacketLineOut(out);
    lines.writeString("# service=" + service + "\n");
    lines.end();
    if (service.equals("git-upload-pack")) {
      UploadPack upload = new UploadPack(opened);
      upload.setBiDirectionalPipe(false);
      upload.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
    } else {
      ReceivePack receive = new ReceivePack(opened);
      receive.setBiDirectionalPipe(false);
      receive.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
    }
  }

  private static InputStream input(HttpExchange exchange) throws IOException {
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(exchange.getRequestBody())
        : exchange.getRequestBody();
  }

  private static OutputStream start(HttpExchange exchange, String type) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
