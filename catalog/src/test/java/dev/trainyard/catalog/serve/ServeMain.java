package dev.trainyard.catalog.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/** Serves a repository until its process is told to end, as the goal does. */
public final class ServeMain {

  private ServeMain() {}

  /**
   * Arguments: the repository, and how long open requests may take at the end. Prints the URL, each
   * fetch, and a last word.
   */
  public static void main(String[] arguments) throws Exception {
    Path repository = Path.of(arguments[0]);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Limits usual = Limits.USUAL;
    Limits limits =
        new Limits(
            usual.requestBytes(),
            usual.allRequestsBytes(),
            usual.answers(),
            usual.allAnswersBytes(),
            usual.answer(),
            usual.idle(),
            Duration.parse(arguments[1]));
    try (ServedCatalog catalog = ServedCatalog.published(repository);
        GitServer server =
            GitServer.start(
                catalog, address, limits, fetch -> System.out.println(fetch.describe()))) {
      System.out.println(server.url());
      Foreground.run(server, () -> System.out.println("ended"));
    }
  }
}
