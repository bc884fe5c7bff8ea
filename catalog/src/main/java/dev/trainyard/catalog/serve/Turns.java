package dev.trainyard.catalog.serve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Does what clients ask for, a few things at a time and for each client in turn: who asks for much
 * waits behind himself. All others wait without a thread.
 */
final class Turns {

  private final int mostOfOne;
  private final int most;
  private final ExecutorService threads;

  /** What waits, by client; the one whose turn is next comes first. */
  private final Map<String, Deque<Runnable>> waiting = new LinkedHashMap<>();

  private int count;

  /**
   * Nothing waits.
   *
   * @param together how much is done at the same time
   * @param mostOfOne how much may wait of one client
   * @param most how much may wait at all
   */
  Turns(int together, int mostOfOne, int most) {
    this.mostOfOne = mostOfOne;
    this.most = most;
    this.threads =
        Executors.newFixedThreadPool(
            together,
            work -> {
              Thread thread = new Thread(work, "catalog-answers");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Lets something be done by and by; false when too much waits already, or it has ended. */
  boolean offer(String client, Runnable work) {
    synchronized (waiting) {
      Deque<Runnable> own = waiting.computeIfAbsent(client, any -> new ArrayDeque<>());
      if (own.size() >= mostOfOne || count >= most) {
        if (own.isEmpty()) {
          waiting.remove(client);
        }
        return false;
      }
      own.add(work);
      count++;
    }
    try {
      threads.execute(() -> next().run());
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private Runnable next() {
    synchronized (waiting) {
      Map.Entry<String, Deque<Runnable>> first = waiting.entrySet().iterator().next();
      waiting.remove(first.getKey());
      Runnable work = first.getValue().remove();
      if (!first.getValue().isEmpty()) {
        waiting.put(first.getKey(), first.getValue());
      }
      count--;
      return work;
    }
  }

  /** Does nothing more. */
  void end() {
    threads.shutdownNow();
  }
}
