package dev.trainyard.catalog.publish;

import com.sun.management.OperatingSystemMXBean;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.model.App;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints how long it takes to publish a catalog of 1,000 apps of which one has a new version, and
 * what git's command line takes for the same change in a clone. Nothing is asserted: figures depend
 * on disk and load; the time on the processor, of all threads, tells more when others use the
 * machine, too. The only argument is a folder to work in.
 */
public final class PublishBenchmark {

  private static final int APPS = 1000;
  private static final int ROUNDS = 8;

  private PublishBenchmark() {}

  /** Publishes everything once, then one new version in each round. */
  public static void main(String[] arguments) throws IOException {
    Path work = Files.createTempDirectory(Path.of(arguments[0]), "benchmark");
    Path remote = Git.bare(work.resolve("remote.git"));
    Publication publication =
        Publishing.to(Publishing.branch(remote.toString(), "main", work.resolve("work")));
    for (int round = 0; round <= ROUNDS; round++) {
      List<App> apps = new ArrayList<>();
      for (int i = 0; i < APPS; i++) {
        apps.add(Publishing.app("app-" + i, i == 7 ? "1." + round + ".0" : "1.0.0"));
      }
      Start start = Start.now();
      PublishResult result =
          Publishing.at(Publishing.TIME.plusSeconds(round))
              .publish(publication, apps, Optional.empty(), 5);
      print(round == 0 ? "first publication" : "one new version", start);
      System.out.println(result.status() + " " + result.problems().describe());
    }
    Path clone = work.resolve("clone");
    Git.run(work, "clone", "-q", remote.toString(), clone.toString());
    for (int round = 1; round <= ROUNDS; round++) {
      String version = "2." + round + ".0";
      Path folder = clone.resolve("stable/app-7/" + version);
      Rendered rendered = edition().render(Publishing.app("app-7", version));
      for (var file : rendered.files().entrySet()) {
        Path path = clone.resolve(file.getKey().value());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue().toBytes());
      }
      Files.writeString(
          clone.resolve("catalog.json"), Files.readString(clone.resolve("catalog.json")) + "\n");
      Start start = Start.now();
      Git.run(clone, "pull", "-q");
      Git.run(clone, "add", ".");
      Git.run(
          clone,
          "-c",
          "user.name=a",
          "-c",
          "user.email=a@b",
          "commit",
          "-q",
          "-m",
          folder.toString());
      Git.run(clone, "push", "-q");
      print("git pull, add, commit, push", start);
    }
    Start start = Start.now();
    Git.run(work, "clone", "-q", "file://" + remote, work.resolve("fresh").toString());
    print("git clone", start);
  }

  private static CatalogEdition edition() {
    return SampleEdition.CATALOG;
  }

  /** When something began, in nanoseconds of the clock and of the processor. */
  private record Start(long clock, long processor) {

    static Start now() {
      return new Start(System.nanoTime(), used());
    }

    private static long used() {
      return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    long clockMillis() {
      return (System.nanoTime() - clock) / 1_000_000;
    }

    long processorMillis() {
      return (used() - processor) / 1_000_000;
    }
  }

  private static void print(String name, Start start) {
    long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    System.out.printf(
        Locale.ROOT,
        "%-30s %6d ms, processor %6d ms, heap in use %4d MB of %4d MB%n",
        name,
        start.clockMillis(),
        start.processorMillis(),
        used >> 20,
        Runtime.getRuntime().totalMemory() >> 20);
  }
}
