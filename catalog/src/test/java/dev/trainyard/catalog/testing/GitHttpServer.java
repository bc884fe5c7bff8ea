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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
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
  private final AtomicReference<Mishap> next = new AtomicReference<>(Mishap.NONE);
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean readOnly;

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

  /** Lets something go wrong at the next push. */
  public void atNextPush(Mishap mishap) {
    next.set(mishap);
  }

  /** Lets nobody push from now on. */
  public void makeReadOnly() {
    readOnly = true;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        Repository opened = new FileRepositoryBuilder().setGitDir(repository.toFile()).build()) {
      String path = exchange.getRequestURI().getPath();
      if (readOnly && exchange.getRequestURI().toString().contains("receive-pack")) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
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
    Mishap mishap = next.getAndSet(Mishap.NONE);
    if (mishap == Mishap.CUT_BEFORE) {
      return;
    }
    ReceivePack receive = new ReceivePack(opened);
    receive.setBiDirectionalPipe(false);
    if (mishap == Mishap.NONE) {
      OutputStream out = start(exchange, "application/x-git-receive-pack-result");
      receive.receive(input(exchange), out, null);
      return;
    }
    InputStream in = input(exchange);
    try {
      receive.receive(
          mishap == Mishap.CUT_WITHIN ? Mishap.firstPart(in) : in,
          OutputStream.nullOutputStream(),
          null);
    } finally {
      if (mishap == Mishap.SILENCE) {
        awaitClosing();
      }
    }
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
