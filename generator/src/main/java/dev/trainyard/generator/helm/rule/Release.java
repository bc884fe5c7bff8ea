package dev.trainyard.generator.helm.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The objects that are installed together, into one namespace. What rules ask of all of them for
 * each one is collected once: others' charts render to any number.
 */
public final class Release {

  private final List<Manifest> manifests;
  private final Map<Name, Manifest> byName = new HashMap<>();
  private final List<Backing> pods = new ArrayList<>();
  private final Map<Manifest, List<Field>> takenNodePorts = new IdentityHashMap<>();
  private final Map<Map<String, String>, List<Backing>> selected = new ConcurrentHashMap<>();
  private final Map<Name, Set<String>> keys = new ConcurrentHashMap<>();

  private record Name(String kind, String name) {}

  /**
   * A pod, as a Service sees it.
   *
   * @param labels its labels
   * @param portNames the names of its ports
   */
  record Backing(Map<String, String> labels, Set<String> portNames) {}

  /**
   * A release.
   *
   * @param manifests all objects that could be read
   */
  public Release(List<Manifest> manifests) {
    this.manifests = List.copyOf(manifests);
    Set<String> nodePorts = new HashSet<>();
    for (Manifest manifest : manifests) {
      byName.putIfAbsent(new Name(manifest.kind(), manifest.name()), manifest);
      manifest.pod().ifPresent(pod -> pods.add(new Backing(pod.labels(), pod.portNames())));
      if (manifest.kind().equals("Service")) {
        takenNodePorts.put(manifest, taken(manifest, nodePorts));
      }
    }
  }

  /** A node port is taken once in the whole cluster; the first service in the release has it. */
  private static List<Field> taken(Manifest service, Set<String> nodePorts) {
    List<Field> taken = new ArrayList<>();
    for (Field port : service.spec().get("ports").items()) {
      if (port.get("nodePort").exists() && !nodePorts.add(nodePort(port))) {
        taken.add(port);
      }
    }
    return taken;
  }

  /** The node port of a port of a Service, with its protocol. */
  static String nodePort(Field port) {
    return port.get("nodePort").value() + "/" + port.get("protocol").textOr("TCP");
  }

  /** All objects. */
  public List<Manifest> manifests() {
    return manifests;
  }

  /** The first object of this kind and name. */
  public Optional<Manifest> find(String kind, String name) {
    return Optional.ofNullable(byName.get(new Name(kind, name)));
  }

  /** The keys of the first ConfigMap or Secret of a name. */
  Set<String> keys(Manifest target) {
    return keys.computeIfAbsent(
        new Name(target.kind(), target.name()), name -> ConfigRule.keys(target));
  }

  /** The ports of a Service whose node ports services before it, or ports before, have. */
  List<Field> takenNodePorts(Manifest service) {
    return takenNodePorts.getOrDefault(service, List.of());
  }

  /** The pods that a plain selector means. */
  List<Backing> pods(Map<String, String> selector) {
    return selected.computeIfAbsent(
        selector,
        wanted -> pods.stream().filter(pod -> Selector.matches(wanted, pod.labels())).toList());
  }
}
