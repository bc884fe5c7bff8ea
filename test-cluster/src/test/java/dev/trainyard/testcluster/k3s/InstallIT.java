package dev.trainyard.testcluster.k3s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.trainyard.manifests.RenderedDocument;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.HelmInstaller;
import dev.trainyard.testcluster.helm.HelmRelease;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Installs, upgrades and uninstalls every chart of a catalog in a real cluster, with the answers of
 * every scenario; that of the scenario {@code default} must become ready, others may need what a
 * test cluster does not have. {@code mvn verify -Pk3s} runs it.
 *
 * <p>System properties: those of {@link TestCluster}, and {@code trainyard.k3s.charts}, the folder
 * below which charts are found, by default {@code ../apps/target/catalog}.
 */
@Tag("k3s")
class InstallIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final Duration READY = Duration.ofMinutes(10);
  private static final String SCENARIO = "-values.yaml";

  private static TestCluster cluster;
  private static KubernetesClient client;
  private static HelmInstaller installer;

  @BeforeAll
  static void startCluster() throws IOException {
    cluster = TestCluster.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(cluster.kubeconfig()))
            .build();
    installer =
        HelmInstaller.start(Path.of("target", "helm"), cluster.kubeconfig(), READY.plusMinutes(1));
  }

  @AfterAll
  static void stopCluster() {
    if (installer != null) {
      installer.close();
    }
    if (client != null) {
      client.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  static List<Arguments> scenarios() throws IOException {
    Path folder = Path.of(System.getProperty("trainyard.k3s.charts", "../apps/target/catalog"));
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Arguments> scenarios =
          paths
              .filter(path -> path.getParent().endsWith("ci") && path.toString().endsWith(SCENARIO))
              .sorted()
              .map(values -> Arguments.of(values.getParent().getParent(), values))
              .toList();
      assertThat(scenarios).as("scenarios of charts below %s", folder).isNotEmpty();
      return scenarios;
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void isInstalledUpgradedAndUninstalled(Path folder, Path values) throws IOException {
    String app = folder.toAbsolutePath().normalize().getParent().getFileName().toString();
    String file = values.getFileName().toString();
    String scenario = file.substring(0, file.length() - SCENARIO.length());
    Chart chart = Chart.read(folder);
    HelmRelease release = release(app, scenario, Files.readString(values));
    Duration wait = scenario.equals("default") ? READY : Duration.ZERO;
    createNamespace(release);
    try {
      isAccepted(helm.render(chart, release).orFail().documents(), release);

      installer.install(chart, release, wait);
      if (!wait.isZero()) {
        awaitJobs(release);
      }
      Map<String, Object> installed = state(release);

      installer.upgrade(chart, release, wait);
      assertThat(state(release)).as("after an upgrade that changes nothing").isEqualTo(installed);

      installer.upgrade(chart, release.withValues(moved(values)), wait);

      installer.uninstall(release);
      assertThat(left(release)).as("kinds of what is left").isSubsetOf("PersistentVolumeClaim");
    } finally {
      client.namespaces().withName(release.namespace()).delete();
    }
  }

  private static HelmRelease release(String app, String scenario, String values) {
    String namespace = "ix-" + app + "-" + scenario;
    return new HelmRelease(app, namespace, values, HelmRelease.DEFAULT_KUBE_VERSION, Map.of());
  }

  /** Whoever owns a namespace of this name will not want it deleted. */
  private static void createNamespace(HelmRelease release) {
    Namespace namespace =
        new NamespaceBuilder()
            .withNewMetadata()
            .withName(release.namespace())
            .endMetadata()
            .build();
    client.resource(namespace).create();
  }

  /**
   * Sends everything as the chart has it, so that the cluster sees what a typed client mends; read
   * as Helm reads it, since the client takes an octal number for a text.
   */
  private static void isAccepted(List<RenderedDocument> documents, HelmRelease release) {
    KubernetesSerialization serialization = client.getKubernetesSerialization();
    for (RenderedDocument document : documents) {
      client
          .resource(serialization.convertValue(document.object(), GenericKubernetesResource.class))
          .inNamespace(release.namespace())
          .dryRun()
          .fieldValidation(Validation.STRICT)
          .create();
    }
  }

  /** The answers of a NAS that moved to another time zone. */
  private static Map<String, Object> moved(Path values) throws IOException {
    Map<String, Object> answers =
        client
            .getKubernetesSerialization()
            .unmarshal(Files.readString(values), new TypeReference<TreeMap<String, Object>>() {});
    answers.put("TZ", "Asia/Tokyo");
    return answers;
  }

  /** What an upgrade that changes nothing must not touch. */
  private static Map<String, Object> state(HelmRelease release) {
    Map<String, Object> state = new TreeMap<>();
    String namespace = release.namespace();
    client.secrets().inNamespace(namespace).list().getItems().stream()
        .filter(secret -> !secret.getType().startsWith("helm.sh/"))
        .forEach(secret -> state.put(id(secret), secret.getData()));
    Stream.concat(
            client.apps().deployments().inNamespace(namespace).list().getItems().stream(),
            client.apps().statefulSets().inNamespace(namespace).list().getItems().stream())
        .forEach(workload -> state.put(id(workload), workload.getMetadata().getGeneration()));
    return state;
  }

  private static String id(HasMetadata resource) {
    return resource.getKind() + " " + resource.getMetadata().getName();
  }

  /** Kinds of the resources that the release has left behind, apart from what is on its way out. */
  private static List<String> left(HelmRelease release) {
    String namespace = release.namespace();
    return Stream.of(
            client.apps().deployments().inNamespace(namespace).list(),
            client.apps().statefulSets().inNamespace(namespace).list(),
            client.batch().v1().jobs().inNamespace(namespace).list(),
            client.batch().v1().cronjobs().inNamespace(namespace).list(),
            client.services().inNamespace(namespace).list(),
            client.configMaps().inNamespace(namespace).list(),
            client.secrets().inNamespace(namespace).list(),
            client.rbac().roles().inNamespace(namespace).list(),
            client.rbac().roleBindings().inNamespace(namespace).list(),
            client.persistentVolumeClaims().inNamespace(namespace).list())
        .flatMap(list -> list.getItems().stream())
        .filter(resource -> resource.getMetadata().getDeletionTimestamp() == null)
        .filter(resource -> !resource.getMetadata().getName().equals("kube-root-ca.crt"))
        .map(HasMetadata::getKind)
        .distinct()
        .toList();
  }

  private static void awaitJobs(HelmRelease release) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(release.namespace())
        .resources()
        .forEach(
            job ->
                job.waitUntilCondition(InstallIT::isComplete, READY.toMinutes(), TimeUnit.MINUTES));
  }

  private static boolean isComplete(Job job) {
    return job != null
        && job.getStatus() != null
        && Objects.requireNonNullElse(job.getStatus().getSucceeded(), 0) > 0;
  }
}
