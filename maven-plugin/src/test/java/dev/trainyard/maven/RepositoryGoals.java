package dev.trainyard.maven;

import dev.trainyard.maven.it.GitProject;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Goals of a module whose app {@code demo} can be published to a repository of its own. */
abstract class RepositoryGoals {

  static final String TARGET = "truenas.publish.target=catalog.git";

  @TempDir Path base;
  CalledGoals goals;

  @BeforeEach
  void begin() throws Exception {
    goals = CalledGoals.in(base).file("README.md", "# Definitions\n");
    GitProject project = new GitProject(base.toFile());
    project.commitEverything();
    project.createBare("catalog.git");
    goals.define("1.0.0");
  }

  final void publish(String version, String... properties) throws Exception {
    goals.define(version).call("publish", toTarget(properties));
  }

  static String[] toTarget(String... properties) {
    return Stream.concat(Stream.of(TARGET), Stream.of(properties)).toArray(String[]::new);
  }
}
