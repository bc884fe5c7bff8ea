package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.model.AddedFile;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.tree.TreeEditor;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a definition imports to say what only charts can do. Other editions report each use. For
 * moments see {@link Hook}.
 */
public final class Helm {

  /** Name of the edition. */
  public static final String EDITION = "helm";

  private Helm() {}

  /** Rights at the Kubernetes API within the app's own namespace, for a workload or job. */
  public static EditionWord.OfUnit mayUseApi(
      List<String> apiGroups, List<String> resources, List<String> verbs) {
    return new ApiRight(apiGroups, resources, verbs, false);
  }

  /** Rights at the Kubernetes API in the whole cluster, for a workload or job. */
  public static EditionWord.OfUnit mayUseApiClusterWide(
      List<String> apiGroups, List<String> resources, List<String> verbs) {
    return new ApiRight(apiGroups, resources, verbs, true);
  }

  /**
   * A workload or job pulls the images of a registry as this user. From 25.04 on TrueNAS itself
   * keeps credentials of registries, for all apps.
   *
   * @param registry such as {@code registry.example.org:5000}, without a protocol
   * @param user the user's name
   * @param password the user's password or token
   */
  public static EditionWord.OfUnit pullsAs(
      Value<String> registry, Value<String> user, Value<String> password) {
    return new PullCredentials(registry.expression(), user.expression(), password.expression());
  }

  /**
   * A port of the NAS leads to a port of a workload that runs once, beside any other one that leads
   * there. Its number may be below 9000, where the other ports of apps begin. On 24.10 and later a
   * port of the NAS may have any number by itself.
   *
   * @param port a port that a container of the workload listens on
   * @param number 1 to 65535; TrueNAS does not tell whether it is free, and whoever has it loses it
   * @param address an address of the NAS; an empty one is each of them
   */
  public static EditionWord.OfUnit alsoAt(Port port, Value<Long> number, Value<String> address) {
    return new HostPort(port, number.expression(), address.expression());
  }

  /**
   * The size of the volume that is claimed outside of TrueNAS, where there is no dataset; 10 GiB
   * without it. Other editions claim nothing, and only note it.
   *
   * @param gibibytes in GiB, at least 1
   */
  public static EditionWord.OfApp claims(StorageQuestion question, int gibibytes) {
    return new Claim(question, gibibytes);
  }

  /**
   * Who empties a node of the cluster lets at most so many pods of these workloads be missing at
   * once. It counts where there are several nodes; TrueNAS empties none, and stops workloads
   * without asking. Where one of the workloads is missing, there is no such limit. Other editions
   * only note it.
   *
   * @param unavailable at least 1
   * @param workloads workloads that are not repeated for the items of a list
   */
  public static EditionWord.OfApp atMostUnavailable(int unavailable, Workload... workloads) {
    return new Budget(List.of(workloads), unavailable);
  }

  /** The namespace of the release. */
  public static Expression<String> namespace() {
    return new OfEdition(ReleaseFact.NAMESPACE);
  }

  /** A field of the pod for a variable, such as {@code metadata.name}. */
  public static EditionWord.OfValue podField(String path) {
    return new PodField(path);
  }

  /**
   * Changes a manifest where the model has no word for it.
   *
   * @param reason why, one sentence; it is part of the report
   * @param kind kind of the manifest, such as {@code Deployment}
   * @param workload the workload it belongs to
   */
  public static EditionWord.OfApp patch(
      String reason, String kind, Workload workload, Consumer<TreeEditor> change) {
    return patch(reason, kind, workload.name(), change);
  }

  /**
   * Changes a manifest where the model has no word for it.
   *
   * @param name what follows the app's name in the manifest's name
   */
  public static EditionWord.OfApp patch(
      String reason, String kind, String name, Consumer<TreeEditor> change) {
    return new Patch(reason, kind, name, change);
  }

  /**
   * Adds a file to the chart as it is.
   *
   * @param reason why, one sentence; it is part of the report
   * @param path where in the chart, such as {@code templates/extra.yaml}
   */
  public static EditionWord.OfApp file(String reason, String path, String text) {
    return new AddedFile(EDITION, reason, path, text);
  }
}
