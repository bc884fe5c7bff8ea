package dev.trainyard.catalog.serve;

import java.time.Duration;

/** Counts the requests that are being answered, for a server that lets them end. */
final class OpenRequests {

  private int count;
  private boolean closed;

  /** Whether a request may begin; not any more once the server ends. */
  synchronized boolean enter() {
    if (!closed) {
      count++;
    }
    return !closed;
  }

  synchronized void leave() {
    count--;
    notifyAll();
  }

  /** Lets nothing begin from now on, and waits a while for what has begun. */
  synchronized void close(Duration patience) throws InterruptedException {
    closed = true;
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toNanos(); count > 0 && left > 0; left = end - System.nanoTime()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
  }
}
