package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.Pauses;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.model.App;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Publishes small apps: target, folder for temporary files, version, seconds since 1970, how many.
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
    PublishResult result =
        new CatalogPublisher(() -> Instant.ofEpochSecond(Long.parseLong(arguments[3])))
            .publish(Publishing.to(branch), apps, new SampleEdition(), Optional.empty(), 5);
    System.out.println(
        result.status()
            + " "
            + result.tree().orElse("")
            + " "
            + result.problems().describe().replace('\n', ' '));
  }
}
