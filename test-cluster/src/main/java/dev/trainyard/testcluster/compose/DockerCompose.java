package dev.trainyard.testcluster.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Docker Compose of this machine, which reads files and starts nothing. */
public final class DockerCompose {

  /** What to do where it is not installed. */
  public static final String MISSING =
      "no Docker Compose of 2.26 or newer is installed, as plugin of docker or as docker-compose:"
          + " https://docs.docker.com/compose/install/linux";

  /** Files are mounted out of volumes from 2.26 on. */
  private static final Pattern NEW_ENOUGH =
      Pattern.compile("\\bv?(2\\.(2[6-9]|[3-9][0-9])|([3-9]|[1-9][0-9])\\.[0-9]+)\\.");

  private final List<String> command;
  private final String version;

  private DockerCompose(List<String> command, String version) {
    this.command = command;
    this.version = version;
  }

  /** The first that is new enough: the plugin of {@code docker}, or {@code docker-compose}. */
  public static Optional<DockerCompose> installed() {
    for (List<String> command : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
      Run asked = run(command, "version");
      if (asked.succeeded() && NEW_ENOUGH.matcher(asked.printed()).find()) {
        return Optional.of(new DockerCompose(command, asked.printed().strip()));
      }
    }
    return Optional.empty();
  }

  /** What it says of its version. */
  public String version() {
    return version;
  }

  /**
   * What it has to say against a file.
   *
   * @param text the file
   * @return what it prints; nothing when it takes the file
   */
  public Optional<String> objection(String text) {
    try {
      Path folder = Files.createTempDirectory("compose");
      Path file = folder.resolve("docker-compose.yaml");
      try {
        Files.writeString(file, text);
        Run asked = run(command, "-f", file.toString(), "config", "--quiet");
        return asked.succeeded() ? Optional.empty() : Optional.of(asked.printed().strip());
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Run(boolean succeeded, String printed) {}

  private static Run run(List<String> command, String... arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor() == 0, text);
    } catch (IOException notThere) {
      return new Run(false, String.valueOf(notThere.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
