package dev.trainyard.catalog.bench;

import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.CatalogInfo;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.generate.LastUpdate;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.index.CatalogIndex;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.catalog.testing.TestApps;
import dev.trainyard.catalog.write.TreeWriter;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.model.App;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prints how long a catalog of 1,000 apps with 15 files each takes. Nothing is asserted: figures
 * depend on the disk. Run it from an IDE, or with the test class path and {@code java}; the only
 * argument is a folder to work in.
 */
public final class CatalogBenchmark {

  private static final int APPS = 1000;
  private static final int ROUNDS = 5;

  private CatalogBenchmark() {}

  /** Runs all scenarios some times, so that the last figures are those of a warm JVM. */
  public static void main(String[] arguments) throws Exception {
    Path work = Files.createTempDirectory(Path.of(arguments[0]), "benchmark");
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    List<App> apps = new ArrayList<>();
    for (int i = 0; i < APPS; i++) {
      files.putAll(SampleEdition.files("stable", "app-" + i, "1.0.0"));
      apps.add(TestApps.app("stable", "app-" + i, "1.0.0"));
    }
    long bytes = files.values().stream().mapToLong(Content::size).sum();
    System.out.printf(Locale.ROOT, "%d apps, %d files, %.1f MB%n", APPS, files.size(), bytes / 1e6);
    for (int round = 1; round <= ROUNDS; round++) {
      System.out.println("round " + round);
      Path folder = work.resolve("out" + round);
      TreeWriter writer = new TreeWriter();
      SortedMap<RelativePath, Content> all = new TreeMap<>(files);
      time("index", () -> all.putAll(CatalogIndex.of(files, path -> Instant.EPOCH).files()));
      time("first write", () -> writer.write(folder, all));
      time("second write, unchanged", () -> writer.write(folder, all));
      all.put(new RelativePath("catalog.json"), Content.text("{}\n"));
      time("one file changed", () -> writer.write(folder, all));
      all.remove(new RelativePath("stable/app-7/1.0.0/values.yaml"));
      time("two files changed", () -> writer.write(folder, all));
      time(
          "generate, everything changed",
          () -> generate(work.resolve("all"), apps, "https://example.org/" + folder));
      time(
          "generate, nothing changed",
          () -> generate(work.resolve("all"), apps, "https://example.org/" + folder));
      delete(folder);
    }
    delete(work);
  }

  private static void generate(Path folder, List<App> apps, String url) throws Exception {
    new CatalogGenerator()
        .generate(
            new GenerateRequest(
                apps,
                new SampleEdition(),
                folder,
                new CatalogInfo("Benchmark", RemoteAddress.toBePublished(url), "main"),
                LastUpdate.always(Instant.EPOCH)));
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void time(String name, Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.gc();
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    System.out.printf(Locale.ROOT, "  %-30s %6d ms, live heap %3d MB%n", name, millis, heap >> 20);
  }

  private static void delete(Path root) throws Exception {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }
}
