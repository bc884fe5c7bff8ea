package dev.trainyard.testcluster.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerProcessTest {

  @Test
  void hidesTheEnvironmentOfTheUser() {
    Path directory = Path.of("work");
    Path kubeconfig = Path.of("fake.yaml");

    Map<String, String> environment =
        WorkerProcess.environment(
            Map.of(
                "PATH", "/bin",
                "HOME", "/home/me",
                "KUBECONFIG", "/home/me/cluster.yaml",
                "KUBERNETES_SERVICE_HOST", "10.0.0.1",
                "HTTP_PROXY", "http://proxy",
                "JAVA_TOOL_OPTIONS", "-Dx"),
            directory,
            kubeconfig);

    assertThat(environment)
        .containsEntry("PATH", "/bin")
        .containsEntry("KUBECONFIG", kubeconfig.toString())
        .containsEntry("HOME", directory.resolve("home").toString())
        .doesNotContainKeys("KUBERNETES_SERVICE_HOST", "HTTP_PROXY", "JAVA_TOOL_OPTIONS");
  }
}
