package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
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
import java.util.stream.IntStream;

/**
 * Publishes small apps: target, folder for temporary files, version, seconds since 1970, how many,
 * and, to have the commit signed, format and key.
 */
final class PublishMain {

  private PublishMain() {}

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[1]);
    CatalogBranch branch =
        new CatalogBranch(
            RemoteAddress.of(arguments[0], work),
            "main",
            Access.USUAL,
            work,
            Pauses.growing(),
            true);
    List<App> apps =
        IntStream.range(0, Integer.parseInt(arguments[4]))
            .mapToObj(i -> Publishing.app("tiny-i-" + i, arguments[2]))
            .toList();
    System.out.println("ready");
    Publication plain = Publishing.to(branch);
    Publication publication =
        arguments.length == 5
            ? plain
            : new Publication(
                branch,
                SampleEdition.CATALOG,
                plain.info(),
                plain.author(),
                Optional.of(new Signing(Signing.Format.valueOf(arguments[5]), arguments[6])),
                plain.definitionCommit(),
                false);
    PublishResult result;
    try {
      result =
          new CatalogPublisher(() -> Instant.ofEpochSecond(Long.parseLong(arguments[3])))
              .publish(publication, apps, Optional.empty(), 5);
    } catch (IOException e) {
      System.out.println(e.getMessage());
      return;
    }
    System.out.println(
        result.status()
            + " "
            + result.tree().orElse("")
            + " "
            + result.problems().describe().replace('\n', ' '));
  }
}
