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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Docker Compose, where it is installed, takes whatever the apps render to. Elsewhere there is
 * nothing to ask; the schema of the specification is held against the files everywhere.
 */
class ComposeConfigIT {

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> itIsTakenByDockerCompose() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    for (List<String> candidate :
        List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
      Optional<String> version = run(candidate, "version").filter(text -> command.isEmpty());
      if (version.isPresent()) {
        command.addAll(candidate);
        System.out.println(version.get().strip());
      }
    }
    return command.isEmpty()
        ? Stream.empty()
        : RenderedFiles.all().entrySet().stream()
            .map(file -> dynamicTest(file.getKey(), () -> check(command, file.getValue())));
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
