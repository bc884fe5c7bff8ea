package dev.trainyard.catalog.git;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An end for what others have a say in. A limit for silence ends nothing with a server that says a
 * little now and then, for ever, nor with files in which JGit is led in a circle.
 *
 * @param longest how long it may take
 */
public record Deadline(Duration longest) {

  /** Far longer than it takes to find a name in the largest repository of this machine. */
  public static final Deadline OF_FOLDER = new Deadline(Duration.ofMinutes(5));

  /**
   * Does something in a thread of its own, which is left to itself when it takes too long, and
   * keeps no process alive.
   *
   * @throws IOException what the work throws, or that it took too long, too much memory or too deep
   *     a stack
   */
  public <T> T keep(Callable<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "trainyard-deadline");
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
        throw new IOException("what is read does not fit into memory", e.getCause());
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IOException(e.getCause());
    }
  }
}
