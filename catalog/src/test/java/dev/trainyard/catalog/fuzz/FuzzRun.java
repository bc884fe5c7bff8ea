package dev.trainyard.catalog.fuzz;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tries a fixed number of inputs on every reader, in a JVM with little memory. */
public final class FuzzRun {

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Of the slowest reader, however few inputs are asked for. */
  private static final int LEAST = 40;

  private static final int MOST_FRAMES = 20;

  /** More findings of one reader are rather the same one again. */
  private static final int MOST_FOUND = 20;

  private FuzzRun() {}

  /**
   * Ends with 1 when something was found.
   *
   * @param arguments a folder for what is found, the number of inputs, and the seed
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    long all = 0;
    int failures = 0;
    String reader = System.getProperty("trainyard.fuzz.reader", "");
    for (FuzzTargets target : FuzzTargets.values()) {
      if (!reader.isEmpty() && !reader.equalsIgnoreCase(target.name())) {
        continue;
      }
      try (FuzzTarget open = target.open(folder.resolve(target.folder()))) {
        List<byte[]> inputs = new ArrayList<>(open.seeds());
        inputs.addAll(stored(target));
        int tries = Math.max(LEAST, Integer.parseInt(arguments[1]) / target.cost());
        Mutations mutations = new Mutations(Long.parseLong(arguments[2]), inputs, open.words());
        long used = PROCESS.getProcessCpuTime();
        Tried tried =
            run(open, mutations, tries, MOST_FOUND, folder.resolve(target.folder()), System.out);
        System.out.printf(
            Locale.ROOT,
            "%s: %.0f in a second of the processor, %d failures, %d inputs with seed %s%n",
            target,
            tried.inputs() * 1e9 / (PROCESS.getProcessCpuTime() - used),
            tried.failures(),
            tried.inputs(),
            arguments[2]);
        all += tried.inputs();
        failures += tried.failures();
      }
    }
    System.out.println("All readers: " + all + " inputs, " + failures + " failures");
    // Threads of a server do not matter any more.
    System.exit(failures == 0 ? 0 : 1);
  }

  /** How many inputs were tried, and how many of them failed. */
  record Tried(int inputs, int failures) {}

  /** Tries inputs; one that fails is kept in the folder, and told with what was thrown. */
  static Tried run(
      FuzzTarget target,
      Mutations mutations,
      int tries,
      int mostFound,
      Path folder,
      PrintStream told)
      throws IOException {
    int failures = 0;
    for (int i = 0; i < tries; i++) {
      byte[] input = mutations.next();
      try {
        Fuzzing.measured(target, input);
      } catch (Throwable found) {
        // Whatever it is, be it that memory or stack is not enough.
        Path kept = Files.createDirectories(folder.resolve("found")).resolve("input-" + i);
        Files.write(kept, input);
        told.println(kept + ": " + found);
        Arrays.stream(found.getStackTrace())
            .limit(MOST_FRAMES)
            .forEach(frame -> told.println("    at " + frame));
        failures++;
        if (failures == mostFound) {
          return new Tried(i + 1, failures);
        }
      }
    }
    return new Tried(tries, failures);
  }

  /** Inputs that once failed, and others that are kept. */
  static List<byte[]> stored(FuzzTargets target) throws IOException {
    Path folder = Path.of("src/test/resources/dev/trainyard/catalog/fuzz").resolve(target.folder());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<byte[]> stored = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        stored.add(Files.readAllBytes(file));
      }
    }
    return stored;
  }
}
