package dev.trainyard.catalog.git;

import java.util.concurrent.ThreadLocalRandom;

/** What happens between two attempts to publish. */
@FunctionalInterface
public interface Pauses {

  /**
   * Waits until the next attempt.
   *
   * @param failed number of attempts so far, from 1
   */
  void after(int failed) throws InterruptedException;

  /** Random pauses that grow to some seconds, so that publishers do not stay in step. */
  static Pauses growing() {
    return failed -> {
      long longest = Math.min(5_000L, 50L << Math.min(failed, 10));
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
    };
  }
}
