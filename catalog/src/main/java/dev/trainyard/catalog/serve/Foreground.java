package dev.trainyard.catalog.serve;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Keeps a server running until its process is told to end by Ctrl-C or SIGTERM. */
public final class Foreground {

  /** Beyond what open requests get; what takes more has threads that nobody waits for. */
  private static final Duration MORE = Duration.ofSeconds(2);

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
              close(server::close, server.grace().plus(MORE));
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

  /** Closes what may never be done with it. */
  static void close(Runnable close, Duration longest) {
    Thread closing = new Thread(close, "catalog-server-close");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(longest.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
