package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.generator.yaml.Yaml;
import dev.trainyard.testcluster.compose.DockerCompose;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Docker Compose takes whatever the apps render to; the profile {@code docker-compose} asks it. */
@Tag("docker-compose")
class ComposeConfigIT {

  @TestFactory
  Stream<DynamicTest> itIsTakenByDockerCompose() {
    DockerCompose compose =
        DockerCompose.installed().orElseThrow(() -> new AssertionError(DockerCompose.MISSING));
    return RenderedFiles.all().entrySet().stream()
        .map(
            file ->
                dynamicTest(
                    compose.version() + ": " + file.getKey(),
                    () -> assertThat(compose.objection(Yaml.write(file.getValue()))).isEmpty()));
  }
}
