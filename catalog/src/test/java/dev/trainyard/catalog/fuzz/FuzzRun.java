package dev.trainyard.catalog.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Tries a fixed number of inputs on every reader, in a JVM with little memory. */
public final class FuzzRun {

  private static final int MOST_FRAMES = 20;

  private FuzzRun() {}

  /**
   * Ends with 1 when something was found.
   *
   * @param arguments a folder for what is found, the number of inputs, and the seed
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    boolean sound = true;
    String reader = System.getProperty("trainyard.fuzz.reader", "");
    for (FuzzTargets target : FuzzTargets.values()) {
      if (!reader.isEmpty() && !reader.equalsIgnoreCase(target.name())) {
        continue;
      }
      try (FuzzTarget open = target.open(folder.resolve(target.folder()))) {
        List<byte[]> inputs = new ArrayList<>(open.seeds());
        inputs.addAll(stored(target));
        int tries = Integer.parseInt(arguments[1]) / target.cost();
        Mutations mutations = new Mutations(Long.parseLong(arguments[2]), inputs, open.words());
        int done = run(open, mutations, tries, folder.resolve(target.folder()), System.out);
        sound &= done == tries;
        System.out.println(target + ": " + done + " inputs with seed " + arguments[2]);
      }
    }
    // Threads of a server do not matter any more.
    System.exit(sound ? 0 : 1);
  }

  /**
   * How many were tried without finding anything; the first that fails is kept in the folder, and
   * told with what was thrown.
   */
  static int run(FuzzTarget target, Mutations mutations, int tries, Path folder, PrintStream told)
      throws IOException {
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
        return i;
      }
    }
    return tries;
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
