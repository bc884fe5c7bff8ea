package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.generator.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Docker Compose takes whatever the apps render to; the profile {@code docker-compose} asks it. */
@Tag("docker-compose")
class ComposeConfigIT {

  private static final Pattern NEW_ENOUGH =
      Pattern.compile("\\bv?(2\\.(2[6-9]|[3-9][0-9])|([3-9]|[1-9][0-9])\\.[0-9]+)\\.");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> itIsTakenByDockerCompose() throws IOException, InterruptedException {
    List<String> command = command();
    return RenderedFiles.all().entrySet().stream()
        .map(file -> dynamicTest(file.getKey(), () -> check(command, file.getValue())));
  }

  private List<String> command() throws IOException, InterruptedException {
    for (List<String> command : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
      Optional<String> version = run(command, "version");
      // Files are mounted out of volumes from 2.26 on.
      if (version.filter(text -> NEW_ENOUGH.matcher(text).find()).isPresent()) {
        System.out.println(version.get().strip());
        return command;
      }
    }
    throw new AssertionError(
        "no Docker Compose of 2.26 or newer is installed, as plugin of docker or as docker-compose:"
            + " https://docs.docker.com/compose/install/linux");
  }

  private void check(List<String> command, Object file) throws IOException, InterruptedException {
    Path path = folder.resolve("docker-compose.yaml");
    Files.writeString(path, Yaml.write(file));

    assertThat(run(command, "-f", path.toString(), "config", "--quiet")).isPresent();
  }

  /** What a command prints; empty when it fails or is not there. */
  private Optional<String> run(List<String> command, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() == 0) {
        return Optional.of(text);
      }
      System.out.println(text);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
