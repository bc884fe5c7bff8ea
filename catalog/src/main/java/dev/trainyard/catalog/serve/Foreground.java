package dev.trainyard.catalog.serve;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Keeps a server running until its process is told to end by Ctrl-C or SIGTERM. */
public final class Foreground {

  /** Longer than open requests get; what takes more has threads that nobody waits for. */
  private static final Duration LONGEST = Limits.USUAL.grace().plusSeconds(2);

  private Foreground() {}

  /**
   * Waits. When the process is told to end, or this thread is interrupted, the server is closed and
   * its open requests get their moment.
   *
   * @param afterwards what is done once the server is closed, before the process ends
   */
  public static void run(GitServer server, Runnable afterwards) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              close(server);
              afterwards.run();
              ended.countDown();
            },
            "catalog-server-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      ended.await();
    } catch (InterruptedException e) {
      server.close();
      afterwards.run();
      Runtime.getRuntime().removeShutdownHook(hook);
      Thread.currentThread().interrupt();
    }
  }

  private static void close(GitServer server) {
    Thread closing = new Thread(server::close, "catalog-server-close");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(LONGEST.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
