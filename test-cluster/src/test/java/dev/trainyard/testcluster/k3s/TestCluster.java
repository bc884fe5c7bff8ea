package dev.trainyard.testcluster.k3s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A cluster to install into: the one that the system property {@code trainyard.k3s.kubeconfig}
 * names, or else a K3s in a container with the image {@code trainyard.k3s.image}.
 *
 * @param kubeconfig how to reach it, as the text of a kubeconfig file
 * @param end what ends it
 */
record TestCluster(String kubeconfig, Runnable end) implements AutoCloseable {

  static TestCluster start() throws IOException {
    String given = System.getProperty("trainyard.k3s.kubeconfig", "");
    if (!given.isEmpty()) {
      return new TestCluster(Files.readString(Path.of(given)), () -> {});
    }
    String image = System.getProperty("trainyard.k3s.image", "rancher/k3s:v1.26.15-k3s1");
    K3sContainer container = new K3sContainer(DockerImageName.parse(image));
    // As on TrueNAS, where users choose node ports from 9000 up.
    container.setCommand(
        "server",
        "--disable=traefik",
        "--tls-san=" + container.getHost(),
        "--service-node-port-range=9000-65535");
    container.start();
    return new TestCluster(container.getKubeConfigYaml(), container::stop);
  }

  @Override
  public void close() {
    end.run();
  }
}
