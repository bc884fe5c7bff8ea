package dev.trainyard.catalog.serve;

import java.util.concurrent.CountDownLatch;

/** Keeps a server running until its process is told to end by Ctrl-C or SIGTERM. */
public final class Foreground {

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
              server.close();
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
}
