package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Pauses;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.git.Signing;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.model.App;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Publishes small apps: target, folder for temporary files, version, seconds since 1970, how many,
 * and, to have the commit signed, format and key.
 */
final class PublishMain {

  private PublishMain() {}

  public static void main(String[] arguments) throws Exception {
    Optional<Signing> signing =
        arguments.length == 5
            ? Optional.empty()
            : Optional.of(new Signing(Signing.Format.valueOf(arguments[5]), arguments[6]));
    Callable<String> publication =
        publication(
            arguments[0],
            Path.of(arguments[1]),
            arguments[2],
            Instant.ofEpochSecond(Long.parseLong(arguments[3])),
            Integer.parseInt(arguments[4]),
            signing);
    System.out.println("ready");
    System.out.println(publication.call());
  }

  /** A publication that is about to begin; it gives one line about what came of it. */
  static Callable<String> publication(
      String remote, Path work, String version, Instant time, int count, Optional<Signing> signing)
      throws GitFailure {
    CatalogBranch branch =
        new CatalogBranch(
            RemoteAddress.of(remote, work), "main", Access.USUAL, work, Pauses.growing(), true);
    List<App> apps =
        IntStream.range(0, count).mapToObj(i -> Publishing.app("tiny-i-" + i, version)).toList();
    Publication plain = Publishing.to(branch);
    Publication publication =
        new Publication(
            branch,
            SampleEdition.CATALOG,
            plain.info(),
            plain.author(),
            signing,
            plain.definitionCommit(),
            false);
    return () -> {
      PublishResult result;
      try {
        result = Publishing.at(time).publish(publication, apps, Optional.empty(), 5);
      } catch (IOException e) {
        return e.getMessage();
      }
      return result.status()
          + " "
          + result.tree().orElse("")
          + " "
          + result.problems().describe().replace('\n', ' ');
    };
  }
}
