package dev.trainyard.testcluster.bench;

import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Identity;
import dev.trainyard.catalog.git.Pauses;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.publish.CatalogPublisher;
import dev.trainyard.catalog.publish.Publication;
import dev.trainyard.catalog.publish.PublishResult;
import dev.trainyard.generator.model.App;
import dev.trainyard.testcluster.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Publishes a new version of one app of many, beside git's command line doing the same. */
final class PublishBenchmark {

  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

  private PublishBenchmark() {}

  static void run(Path folder, int count, int rounds) throws IOException {
    Path remote = remote(folder, "remote.git");
    List<App> apps = new ArrayList<>(IntStream.range(0, count).mapToObj(SyntheticApp::of).toList());
    int[] round = new int[1];
    Stopwatch.Work publish = () -> publish(apps, remote, folder.resolve("work"), round[0]);
    Stopwatch.time("publish 1,000 apps", 1, () -> {}, publish);
    double ours =
        Stopwatch.time(
            "publish 1,000 apps, one with a new version",
            rounds,
            () -> apps.set(7, SyntheticApp.of(7, "1." + ++round[0] + ".0")),
            publish);
    Path clone = folder.resolve("clone");
    Git.run(folder, "clone", "-q", remote.toString(), clone.toString());
    double gits =
        Stopwatch.time(
            "git pull, add, commit, push of the same",
            rounds,
            () -> change(clone, "1." + rounds + ".0", "9." + ++round[0] + ".0"),
            () -> {
              Git.run(clone, "pull", "-q");
              Git.run(clone, "add", ".");
              Git.run(clone, "commit", "-q", "-m", "Publish");
              Git.run(clone, "push", "-q");
            });
    Stopwatch.ratio("publish : git", ours, gits);
  }

  /** An empty repository. */
  static Path remote(Path folder, String name) throws IOException {
    Git.run(folder, "init", "--bare", "--quiet", "--initial-branch=main", name);
    return folder.resolve(name);
  }

  /**
   * Publishes apps.
   *
   * @param work a folder for temporary files
   * @param round how many seconds later than the first time
   */
  static void publish(List<App> apps, Path remote, Path work, int round)
      throws GitFailure, IOException {
    PublishResult result =
        new CatalogPublisher(() -> TIME.plusSeconds(round))
            .publish(
                new Publication(
                    new CatalogBranch(
                        RemoteAddress.of(remote.toString(), work),
                        "main",
                        Access.USUAL,
                        work,
                        Pauses.growing(),
                        false),
                    new HelmCatalog(),
                    new CatalogInfo("Benchmark", PublicAddress.NONE, "main"),
                    new Identity("Ada", "ada@example.org"),
                    Optional.empty(),
                    "",
                    false),
                apps,
                Optional.empty(),
                5);
    if (result.status() != PublishResult.Status.PUBLISHED) {
      throw new IllegalStateException(result.status() + " " + result.problems().describe());
    }
  }

  /** The files that a publication of one new version changes, as somebody's own script would. */
  private static void change(Path clone, String newest, String version) throws IOException {
    Path item = clone.resolve("stable/demo-0007");
    Path next = Files.createDirectories(item.resolve(version));
    Path known = item.resolve(newest);
    try (var files = Files.walk(known)) {
      for (Path file : files.toList()) {
        Path copy = next.resolve(known.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.writeString(copy, Files.readString(file).replace(newest, version));
        }
      }
    }
    for (Path index : List.of(item.resolve("app_versions.json"), clone.resolve("catalog.json"))) {
      Files.writeString(index, Files.readString(index) + "\n");
    }
  }
}
