package dev.trainyard.catalog.git;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An end for talks with others. A limit for silence ends nothing with a server that says a little
 * now and then, for ever.
 */
record Deadline(Duration longest) {

  /**
   * Does something in a thread of its own, which is left to itself when it takes too long.
   *
   * @throws IOException what the work throws, or that it took too long, too much memory or too deep
   *     a stack
   */
  <T> T keep(Callable<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "trainyard-talk");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new IOException("no end after " + longest.toSeconds() + " s: timed out", e);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof VirtualMachineError) {
        // Too much, or nested too deeply.
        throw new IOException("what is sent does not fit into memory", e.getCause());
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IOException(e.getCause());
    }
  }
}
