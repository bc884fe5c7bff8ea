package dev.trainyard.testcluster.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures and prints one figure a line. */
final class Stopwatch {

  /** Work to be measured. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  private Stopwatch() {}

  /**
   * Does the work some times and prints the first time, the middle one of the others, and the most
   * heap that was in use.
   *
   * @param prepare what is done before each time and not measured
   * @return the middle time in milliseconds; of one round that one
   */
  static double time(String what, int rounds, Work prepare, Work work) throws IOException {
    List<Double> times = new ArrayList<>();
    double processor = 0;
    long peak = 0;
    for (int round = 0; round < rounds; round++) {
      run(prepare);
      System.gc();
      heap().forEach(MemoryPoolMXBean::resetPeakUsage);
      long used = processor();
      long start = System.nanoTime();
      run(work);
      times.add((System.nanoTime() - start) / 1e6);
      processor = (processor() - used) / 1e6;
      peak = Math.max(peak, heap().stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum());
    }
    double first = times.get(0);
    List<Double> warm = times.subList(Math.min(1, rounds - 1), rounds).stream().sorted().toList();
    double middle = warm.get(warm.size() / 2);
    System.out.printf(
        Locale.ROOT,
        "%-48s first %7.0f ms, warm %7.0f ms (processor %7.0f ms), heap at most %4d MB%n",
        what,
        first,
        middle,
        processor,
        peak >> 20);
    return middle;
  }

  /** The middle time of many short runs, in milliseconds. */
  static double median(int rounds, Runnable work) {
    double[] times = new double[rounds];
    for (int warmth = 0; warmth < 2; warmth++) {
      for (int i = 0; i < rounds; i++) {
        long start = System.nanoTime();
        work.run();
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    java.util.Arrays.sort(times);
    return times[rounds / 2];
  }

  /** Prints how many times as long one thing takes as another. */
  static void ratio(String what, double one, double other) {
    System.out.printf(Locale.ROOT, "%-48s %.2f%n", "RATIO " + what, one / other);
  }

  private static void run(Work work) throws IOException {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static long processor() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
