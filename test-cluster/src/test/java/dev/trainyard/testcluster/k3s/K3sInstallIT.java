package dev.trainyard.testcluster.k3s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.HelmRelease;
import dev.trainyard.testcluster.helm.TrueNasOperation;
import dev.trainyard.testcluster.helm.TrueNasValues;
import dev.trainyard.testcluster.helm.TrueNasVersion;
import dev.trainyard.testcluster.manifest.RenderedDocument;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Installs every chart of a catalog into a real K3s and waits until all of it is ready. Needs
 * Docker and the network; {@code mvn verify -Pk3s} runs it.
 *
 * <p>System properties:
 *
 * <ul>
 *   <li>{@code trainyard.k3s.charts}: the folder below which charts are found; {@code
 *       ../apps/target/catalog}
 *   <li>{@code trainyard.k3s.answers}: a folder with the values for a chart in {@code APP.yaml};
 *       without such a file the chart's own {@code ci/default-values.yaml} is taken
 *   <li>{@code trainyard.k3s.image}: the image of K3s
 * </ul>
 */
@Tag("k3s")
class K3sInstallIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final String HOOK = "helm.sh/hook";
  private static final int MINUTES = 10;

  private static K3sContainer cluster;
  private static KubernetesClient client;

  @BeforeAll
  static void startCluster() {
    String image = System.getProperty("trainyard.k3s.image", "rancher/k3s:v1.26.15-k3s1");
    cluster = new K3sContainer(DockerImageName.parse(image));
    // As on TrueNAS, where users choose node ports from 9000 up.
    cluster.setCommand(
        "server",
        "--disable=traefik",
        "--tls-san=" + cluster.getHost(),
        "--service-node-port-range=9000-65535");
    cluster.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(cluster.getKubeConfigYaml()))
            .build();
  }

  @AfterAll
  static void stopCluster() {
    if (client != null) {
      client.close();
    }
    if (cluster != null) {
      cluster.stop();
    }
  }

  static List<Path> charts() throws IOException {
    Path folder = Path.of(System.getProperty("trainyard.k3s.charts", "../apps/target/catalog"));
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> charts =
          paths
              .filter(path -> path.endsWith("Chart.yaml"))
              .map(Path::getParent)
              // A sub-chart is installed with its chart.
              .filter(path -> !path.getParent().endsWith("charts"))
              .sorted()
              .toList();
      assertThat(charts).as("charts below %s", folder.toAbsolutePath().normalize()).isNotEmpty();
      return charts;
    }
  }

  @ParameterizedTest
  @MethodSource("charts")
  void becomesReady(Path folder) throws Exception {
    HelmRelease release = release(folder);
    List<RenderedDocument> documents =
        helm.render(Chart.read(folder), release).orFail().documents();
    kubectl("create", "namespace", release.namespace());
    try {
      apply(release, hooks(documents, "pre-install"));
      awaitJobs(release);
      apply(release, documents.stream().filter(document -> hookOf(document).isEmpty()).toList());
      awaitWorkloads(release);
      apply(release, hooks(documents, "post-install"));
      awaitJobs(release);
    } catch (KubernetesClientTimeoutException e) {
      throw new AssertionError(
          "not ready within %d minutes:\n%s"
              .formatted(MINUTES, kubectl("get", "all,events", "--namespace", release.namespace())),
          e);
    } finally {
      // Frees the node ports and memory for the next chart.
      kubectl("delete", "namespace", release.namespace());
    }
  }

  /** The release TrueNAS would make of {@code TRAIN/APP/VERSION}. */
  private static HelmRelease release(Path folder) throws IOException {
    String app = folder.toAbsolutePath().normalize().getParent().getFileName().toString();
    HelmRelease release = HelmRelease.named(app);
    String answers = System.getProperty("trainyard.k3s.answers", "");
    Path given = Path.of(answers, app + ".yaml");
    Path shipped = folder.resolve("ci/default-values.yaml");
    if (!answers.isEmpty() && Files.exists(given)) {
      return release.withValues(Files.readString(given));
    }
    return Files.exists(shipped)
        ? release.withValues(Files.readString(shipped))
        : release.withValues(
            TrueNasValues.of(TrueNasVersion.SCALE_24_04, TrueNasOperation.INSTALL, app).toMap());
  }

  private static List<RenderedDocument> hooks(List<RenderedDocument> documents, String event) {
    return documents.stream()
        .filter(document -> List.of(hookOf(document).split("\\s*,\\s*")).contains(event))
        .sorted(
            Comparator.comparingInt(
                document -> Integer.parseInt(annotation(document, HOOK + "-weight").orElse("0"))))
        .toList();
  }

  private static String hookOf(RenderedDocument document) {
    return annotation(document, HOOK).orElse("");
  }

  private static Optional<String> annotation(RenderedDocument document, String key) {
    return document.object().get("metadata") instanceof Map<?, ?> metadata
            && metadata.get("annotations") instanceof Map<?, ?> annotations
        ? Optional.ofNullable(annotations.get(key)).map(String.class::cast)
        : Optional.empty();
  }

  /** Sends the texts as they are: a client library would mend what is wrong with them. */
  private static void apply(HelmRelease release, List<RenderedDocument> documents)
      throws IOException, InterruptedException {
    if (documents.isEmpty()) {
      return;
    }
    String text =
        documents.stream().map(RenderedDocument::text).collect(Collectors.joining("\n---\n"));
    cluster.copyFileToContainer(Transferable.of(text), "/tmp/manifest.yaml");
    kubectl(
        "apply",
        "--validate=strict",
        "--namespace",
        release.namespace(),
        "--filename",
        "/tmp/manifest.yaml");
  }

  private static String kubectl(String... arguments) throws IOException, InterruptedException {
    String[] command =
        Stream.concat(Stream.of("kubectl"), Stream.of(arguments)).toArray(String[]::new);
    ExecResult result = cluster.execInContainer(command);
    assertThat(result.getExitCode())
        .as("%s: %s", String.join(" ", command), result.getStderr())
        .isZero();
    return result.getStdout();
  }

  private static void awaitWorkloads(HelmRelease release) {
    Stream.concat(
            client.apps().deployments().inNamespace(release.namespace()).resources(),
            client.apps().statefulSets().inNamespace(release.namespace()).resources())
        .forEach(workload -> workload.waitUntilReady(MINUTES, TimeUnit.MINUTES));
    awaitJobs(release);
  }

  private static void awaitJobs(HelmRelease release) {
    for (Resource<Job> job :
        client
            .batch()
            .v1()
            .jobs()
            .inNamespace(release.namespace())
            .resources()
            .map(resource -> (Resource<Job>) resource)
            .toList()) {
      job.waitUntilCondition(K3sInstallIT::isComplete, MINUTES, TimeUnit.MINUTES);
    }
  }

  private static boolean isComplete(Job job) {
    return Objects.nonNull(job)
        && job.getStatus() != null
        && Objects.requireNonNullElse(job.getStatus().getSucceeded(), 0) > 0;
  }
}
