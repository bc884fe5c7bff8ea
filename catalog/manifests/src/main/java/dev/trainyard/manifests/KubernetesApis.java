package dev.trainyard.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The kinds that Kubernetes itself serves, in which versions, as its changelogs and its guide to
 * removed APIs say.
 */
public final class KubernetesApis {

  /** The first minor version that no version here has reached. */
  private static final int NEVER = Integer.MAX_VALUE;

  /**
   * A version of a kind.
   *
   * @param since the first minor version of Kubernetes 1 that serves it
   * @param until the first one that does not any more
   */
  private record Served(String apiVersion, int since, int until) {}

  private static final Map<String, List<Served>> KINDS =
      kinds(
          """
          v1 Pod Service ConfigMap Secret PersistentVolumeClaim PersistentVolume ServiceAccount
          v1 Namespace Endpoints Event LimitRange ResourceQuota ReplicationController PodTemplate
          apps/v1 Deployment StatefulSet DaemonSet ReplicaSet ControllerRevision
          apps/v1beta1..16 Deployment StatefulSet ControllerRevision
          apps/v1beta2..16 Deployment StatefulSet DaemonSet ReplicaSet ControllerRevision
          extensions/v1beta1..16 Deployment DaemonSet ReplicaSet NetworkPolicy PodSecurityPolicy
          extensions/v1beta1..22 Ingress
          batch/v1 Job
          batch/v1@21 CronJob
          batch/v1beta1..25 CronJob
          batch/v2alpha1..21 CronJob
          networking.k8s.io/v1 NetworkPolicy
          networking.k8s.io/v1@19 Ingress IngressClass
          networking.k8s.io/v1beta1..22 Ingress IngressClass
          policy/v1@21 PodDisruptionBudget
          policy/v1beta1..25 PodDisruptionBudget PodSecurityPolicy
          rbac.authorization.k8s.io/v1 Role RoleBinding ClusterRole ClusterRoleBinding
          rbac.authorization.k8s.io/v1beta1..22 Role RoleBinding ClusterRole ClusterRoleBinding
          rbac.authorization.k8s.io/v1alpha1..22 Role RoleBinding ClusterRole ClusterRoleBinding
          autoscaling/v1 HorizontalPodAutoscaler
          autoscaling/v2@23 HorizontalPodAutoscaler
          autoscaling/v2beta1..25 HorizontalPodAutoscaler
          autoscaling/v2beta2..26 HorizontalPodAutoscaler
          storage.k8s.io/v1 StorageClass VolumeAttachment CSIDriver CSINode
          storage.k8s.io/v1@24 CSIStorageCapacity
          storage.k8s.io/v1beta1..22 StorageClass VolumeAttachment CSIDriver CSINode
          storage.k8s.io/v1beta1..27 CSIStorageCapacity
          admissionregistration.k8s.io/v1 MutatingWebhookConfiguration
          admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration
          admissionregistration.k8s.io/v1beta1..22 MutatingWebhookConfiguration
          admissionregistration.k8s.io/v1beta1..22 ValidatingWebhookConfiguration
          apiextensions.k8s.io/v1 CustomResourceDefinition
          apiextensions.k8s.io/v1beta1..22 CustomResourceDefinition
          apiregistration.k8s.io/v1 APIService
          apiregistration.k8s.io/v1beta1..22 APIService
          coordination.k8s.io/v1 Lease
          coordination.k8s.io/v1beta1..22 Lease
          scheduling.k8s.io/v1 PriorityClass
          scheduling.k8s.io/v1beta1..22 PriorityClass
          node.k8s.io/v1@20 RuntimeClass
          node.k8s.io/v1beta1..25 RuntimeClass
          discovery.k8s.io/v1@21 EndpointSlice
          discovery.k8s.io/v1beta1..25 EndpointSlice
          events.k8s.io/v1@19 Event
          events.k8s.io/v1beta1..25 Event
          certificates.k8s.io/v1@19 CertificateSigningRequest
          certificates.k8s.io/v1beta1..22 CertificateSigningRequest
          """);

  private KubernetesApis() {}

  private static Map<String, List<Served>> kinds(String table) {
    Map<String, List<Served>> kinds = new TreeMap<>();
    table
        .lines()
        .forEach(
            line -> {
              String[] words = line.split(" ");
              String[] versionAndEnd = words[0].split("\\.\\.(?=[0-9]+$)");
              String[] versionAndBegin = versionAndEnd[0].split("@");
              Served served =
                  new Served(
                      versionAndBegin[0],
                      versionAndBegin.length > 1 ? Integer.parseInt(versionAndBegin[1]) : 0,
                      versionAndEnd.length > 1 ? Integer.parseInt(versionAndEnd[1]) : NEVER);
              for (int i = 1; i < words.length; i++) {
                kinds.computeIfAbsent(words[i], kind -> new ArrayList<>()).add(served);
              }
            });
    return kinds;
  }

  /** Whether a group of APIs is one of Kubernetes itself, be it one that is gone. */
  public static boolean isBuiltIn(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    return group.indexOf('.') < 0
        || KINDS.values().stream()
            .flatMap(List::stream)
            .anyMatch(served -> served.apiVersion().startsWith(group + "/"));
  }

  /**
   * What a version of Kubernetes has against a kind of one of its own groups.
   *
   * @param minor the version after {@code 1.}
   * @return empty when it serves the kind
   */
  public static Optional<String> objection(String apiVersion, String kind, int minor) {
    List<Served> versions = KINDS.getOrDefault(kind, List.of());
    boolean known =
        versions.stream()
            .anyMatch(
                served ->
                    served.apiVersion().equals(apiVersion)
                        && served.since() <= minor
                        && minor < served.until());
    if (known) {
      return Optional.empty();
    }
    TreeSet<String> instead = new TreeSet<>();
    versions.stream()
        .filter(served -> served.since() <= minor && minor < served.until())
        .forEach(served -> instead.add(served.apiVersion()));
    return Optional.of(
        instead.isEmpty()
            ? "Kubernetes 1.%d has no kind %s".formatted(minor, kind)
            : "Kubernetes 1.%d does not serve %s as %s; allowed: %s"
                .formatted(minor, kind, apiVersion, String.join(", ", instead)));
  }
}
