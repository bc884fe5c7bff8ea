package dev.trainyard.testcluster.upgrade;

import dev.trainyard.testcluster.app.Documents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A cluster with one release of Helm's, as far as changes of the release go: the order in which
 * Helm creates, patches and removes objects, what the API server adds to them, keeps and refuses.
 * {@code docs/testing.md} says what it was compared with.
 */
final class LiveCluster {

  /** Helm's order; kinds that charts of this project do not have are left out. */
  private static final List<String> ORDER =
      List.of(
          "PodDisruptionBudget",
          "ServiceAccount",
          "Secret",
          "ConfigMap",
          "PersistentVolume",
          "PersistentVolumeClaim",
          "ClusterRole",
          "ClusterRoleBinding",
          "Role",
          "RoleBinding",
          "Service",
          "Deployment",
          "StatefulSet",
          "Job",
          "CronJob");

  private static final Set<String> CHANGEABLE_OF_SETS =
      Set.of(
          "replicas",
          "template",
          "updateStrategy",
          "persistentVolumeClaimRetentionPolicy",
          "minReadySeconds");

  private final Map<String, Map<String, Object>> objects = new TreeMap<>();
  private final Map<String, Map<String, Object>> release = new LinkedHashMap<>();
  private final List<String> refusals = new ArrayList<>();
  private int addresses;

  /**
   * The manifests in Helm's order, hooks left out: Helm never patches one, but removes that of the
   * last time before it makes it again, as long as it is told to.
   */
  static List<Map<String, Object>> ordered(List<Map<String, Object>> manifests) {
    for (Map<String, Object> manifest : manifests) {
      if (!ORDER.contains(manifest.get("kind"))) {
        throw new IllegalArgumentException("no order is known of " + manifest.get("kind"));
      }
    }
    return manifests.stream()
        .filter(manifest -> !isHook(manifest))
        .sorted(Comparator.comparing(manifest -> ORDER.indexOf(manifest.get("kind"))))
        .toList();
  }

  private static boolean isHook(Map<String, Object> manifest) {
    boolean hook = Documents.at(manifest, "metadata", "annotations", "helm.sh/hook") != null;
    Object policy = Documents.at(manifest, "metadata", "annotations", "helm.sh/hook-delete-policy");
    if (hook && !String.valueOf(policy).contains("before-hook-creation")) {
      throw new IllegalArgumentException(id(manifest) + " stays in the way of itself");
    }
    return hook;
  }

  /** Kind and name. */
  static String id(Map<String, Object> manifest) {
    return manifest.get("kind") + "/" + Documents.at(manifest, "metadata", "name");
  }

  /** The objects there are, by kind and name. */
  Map<String, Map<String, Object>> objects() {
    return objects;
  }

  /**
   * Installs the release, or changes it.
   *
   * @return what the API server refuses, at the first of which Helm gives up, or leaves as it was
   */
  List<String> apply(List<Map<String, Object>> manifests) {
    refusals.clear();
    Map<String, Map<String, Object>> next = new LinkedHashMap<>();
    for (Map<String, Object> manifest : ordered(manifests)) {
      String id = id(manifest);
      if (next.put(id, manifest) != null) {
        refusals.add(id + " is there twice");
      }
      Map<String, Object> live = objects.get(id);
      if (live == null) {
        store(id, manifest, null);
      } else {
        store(
            id,
            ThreeWayMerge.of(
                release.getOrDefault(id, Map.of()),
                manifest,
                live,
                found -> refusals.add(id + ": " + found)),
            live);
      }
    }
    release.forEach(
        (id, manifest) -> {
          boolean kept =
              "keep"
                  .equals(
                      Documents.at(manifest, "metadata", "annotations", "helm.sh/resource-policy"));
          if (!next.containsKey(id) && !kept) {
            objects.remove(id);
          }
        });
    release.clear();
    release.putAll(next);
    return List.copyOf(refusals);
  }

  private void store(String id, Map<String, Object> wanted, Map<String, Object> live) {
    Map<String, Object> object = Defaulting.of(wanted);
    String kind = (String) object.get("kind");
    if (kind.equals("Service")) {
      service(id, object, live);
    } else if (kind.equals("Secret")) {
      secret(object);
    }
    if (live != null) {
      fixed(id, object, live);
    }
    objects.put(id, object);
  }

  /** What a Secret is given as texts is added to what it has; a text cannot be taken away. */
  private static void secret(Map<String, Object> secret) {
    Map<String, Object> data = new TreeMap<>();
    if (secret.get("data") instanceof Map<?, ?> known) {
      known.forEach((key, value) -> data.put((String) key, value));
    }
    if (secret.remove("stringData") instanceof Map<?, ?> texts) {
      texts.forEach((key, text) -> data.put((String) key, text));
    }
    secret.put("data", data);
  }

  @SuppressWarnings("unchecked")
  private void service(String id, Map<String, Object> service, Map<String, Object> live) {
    Map<String, Object> spec = (Map<String, Object>) service.get("spec");
    Object had = live == null ? null : Documents.at(live, "spec", "clusterIP");
    Object wants = spec.get("clusterIP");
    if (wants == null && "None".equals(had)) {
      spec.put("clusterIP", had);
      refusals.add(id + ": spec.clusterIP stays None");
    } else if (wants == null) {
      spec.put("clusterIP", had == null ? "10.0.0." + ++addresses : had);
    } else if (had != null && !had.equals(wants)) {
      refusals.add(id + ": spec.clusterIPs[0]: may not change once set");
    }
    Set<Object> own = live == null ? Set.of() : nodePorts(live);
    Set<Object> taken = new TreeSet<>(Comparator.comparing(Object::toString));
    objects.forEach(
        (other, object) -> {
          if (other.startsWith("Service/") && !other.equals(id)) {
            taken.addAll(nodePorts(object));
          }
        });
    for (Object port : nodePorts(service)) {
      if (!own.contains(port) && taken.contains(port)) {
        refusals.add(id + ": nodePort " + port + ": provided port is already allocated");
      }
    }
    Map<Object, Object> byNodePort = new LinkedHashMap<>();
    for (Object port : ports(service)) {
      Object node = Documents.at(port, "nodePort");
      Object number = Documents.at(port, "port");
      if (node != null && !number.equals(byNodePort.getOrDefault(node, number))) {
        refusals.add(id + ": nodePort " + node + ": provided port is already allocated");
      }
      byNodePort.put(node, number);
    }
  }

  private static List<?> ports(Map<String, Object> service) {
    return Documents.at(service, "spec", "ports") instanceof List<?> ports ? ports : List.of();
  }

  private static Set<Object> nodePorts(Map<String, Object> service) {
    Set<Object> numbers = new TreeSet<>(Comparator.comparing(Object::toString));
    ports(service).stream()
        .map(port -> Documents.at(port, "nodePort"))
        .filter(Objects::nonNull)
        .forEach(numbers::add);
    return numbers;
  }

  /** What the API server does not let change. */
  private void fixed(String id, Map<String, Object> object, Map<String, Object> live) {
    switch ((String) object.get("kind")) {
      case "Deployment" -> same(id, object, live, "spec", "selector");
      case "StatefulSet" -> {
        Set<String> fields = new TreeSet<>();
        ((Map<?, ?>) object.get("spec")).keySet().forEach(field -> fields.add((String) field));
        ((Map<?, ?>) live.get("spec")).keySet().forEach(field -> fields.add((String) field));
        fields.removeAll(CHANGEABLE_OF_SETS);
        fields.forEach(field -> same(id, object, live, "spec", field));
      }
      case "Job" -> same(id, object, live, "spec", "template");
      case "PersistentVolume" -> same(id, object, live, "spec", "csi");
      case "PersistentVolumeClaim" -> same(id, object, live, "spec");
      case "RoleBinding", "ClusterRoleBinding" -> same(id, object, live, "roleRef");
      case "Secret" -> same(id, object, live, "type");
      default -> {
        // Everything may change.
      }
    }
  }

  private void same(
      String id, Map<String, Object> object, Map<String, Object> live, String... path) {
    Object now = Documents.at(object, path);
    Object before = Documents.at(live, path);
    if (!Objects.equals(now, before)) {
      refusals.add(
          "%s: %s is immutable: %s to %s".formatted(id, String.join(".", path), before, now));
    }
  }
}
