package dev.trainyard.catalog.serve;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that read requests and answer them. Each request has a deadline; when it passes, the
 * thread is interrupted, and that closes the connection it reads from or writes to.
 *
 * <p>The JDK's server has limits of its own only as system properties, which belong to the whole
 * virtual machine and not to one goal of a build.
 */
final class Workers implements Executor, AutoCloseable {

  private final Limits limits;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor watch;
  private final ThreadLocal<Deadline> deadline = new ThreadLocal<>();

  Workers(Limits limits) {
    this.limits = limits;
    ThreadFactory factory = new NamedThreads();
    threads =
        new ThreadPoolExecutor(
            limits.workers(),
            limits.workers(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.waiting()),
            factory);
    watch = new ScheduledThreadPoolExecutor(1, factory);
    watch.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void execute(Runnable exchange) {
    threads.execute(() -> run(exchange));
  }

  /** Called by the running request when its head is complete: from now the longer time counts. */
  void headIsComplete() {
    deadline.get().set(limits.request());
  }

  private void run(Runnable exchange) {
    Deadline own = new Deadline(Thread.currentThread());
    deadline.set(own);
    own.set(limits.head());
    try {
      exchange.run();
    } finally {
      own.end();
      deadline.remove();
    }
  }

  /** Interrupts what still runs and waits for the threads to end. */
  @Override
  public void close() {
    watch.shutdownNow();
    threads.shutdownNow();
    try {
      threads.awaitTermination(limits.grace().toMillis(), TimeUnit.MILLISECONDS);
      watch.awaitTermination(limits.grace().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The time that one request has. */
  private final class Deadline {

    private final Thread thread;
    private Future<?> alarm;
    private boolean ended;

    Deadline(Thread thread) {
      this.thread = thread;
    }

    synchronized void set(Duration time) {
      cancel();
      // A server that ends interrupts its requests anyway.
      if (!watch.isShutdown()) {
        alarm = watch.schedule(this::pass, time.toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    private synchronized void pass() {
      if (!ended) {
        thread.interrupt();
      }
    }

    synchronized void end() {
      ended = true;
      cancel();
      // The next request of this thread does not pay for this one.
      Thread.interrupted();
    }

    private void cancel() {
      if (alarm != null) {
        alarm.cancel(false);
      }
    }
  }

  /** Daemons: a build that is told to end does not wait for them. */
  private static final class NamedThreads implements ThreadFactory {

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, "catalog-server-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }
}
