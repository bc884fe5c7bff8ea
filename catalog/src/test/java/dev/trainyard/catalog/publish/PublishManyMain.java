package dev.trainyard.catalog.publish;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Publishes small apps into several repositories at the same time: version, seconds since 1970, and
 * the folders, each of which has its repository {@code catalog.git} and its folder {@code work} for
 * temporary files. Not all of them get as many apps, so that they are not all equally far.
 */
final class PublishManyMain {

  private PublishManyMain() {}

  public static void main(String[] arguments) throws Exception {
    List<Callable<String>> publications = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      Path folder = Path.of(arguments[i]);
      publications.add(
          PublishMain.publication(
              folder.resolve("catalog.git").toString(),
              folder.resolve("work"),
              arguments[0],
              Instant.ofEpochSecond(Long.parseLong(arguments[1])),
              apps(i - 2),
              Optional.empty()));
    }
    System.out.println("ready");
    ExecutorService threads = Executors.newFixedThreadPool(publications.size());
    ExecutorCompletionService<String> said = new ExecutorCompletionService<>(threads);
    publications.forEach(said::submit);
    for (int i = 0; i < publications.size(); i++) {
      System.out.println(said.take().get());
    }
    threads.shutdown();
  }

  /** How many apps the repository with this number gets. */
  static int apps(int repository) {
    return 1 + repository % 3;
  }
}
