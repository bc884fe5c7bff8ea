package dev.trainyard.catalog.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What something costs: the bytes that it allocates are, unlike its time, the same everywhere. */
public final class Allocated {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocated() {}

  /** What is measured. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void act() throws Exception;
  }

  /** The bytes that the current thread allocates for some work. */
  public static long by(Work work) throws Exception {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.act();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
