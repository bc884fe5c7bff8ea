package dev.trainyard.testcluster.upgrade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The three-way strategic merge patch by which Helm 3 changes an object of a built-in kind: what
 * the former manifest had and the new one has not is removed, what the new one says is set, and
 * what only the live object has stays. Lists whose elements have a key are merged by it; the others
 * are replaced.
 */
final class ThreeWayMerge {

  /** Fields whose mapping loses what the new manifest does not name: one of several kinds. */
  private static final Set<String> ONE_OF = Set.of("volumes", "strategy");

  private final String kind;
  private final Consumer<String> ambiguous;

  private ThreeWayMerge(String kind, Consumer<String> ambiguous) {
    this.kind = kind;
    this.ambiguous = ambiguous;
  }

  /**
   * The object after the patch.
   *
   * @param ambiguous hears of lists that have two elements of one key and change: what becomes of
   *     them depends on their order
   */
  static Map<String, Object> of(
      Map<String, Object> former,
      Map<String, Object> manifest,
      Map<String, Object> live,
      Consumer<String> ambiguous) {
    return new ThreeWayMerge((String) manifest.get("kind"), ambiguous)
        .mapping("", former, manifest, live, false);
  }

  /** The key by which patches tell the elements of a list apart; null when they do not. */
  static String key(String kind, String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "containers", "initContainers", "volumes", "env", "imagePullSecrets" -> "name";
      case "volumeMounts" -> "mountPath";
      case "ports" -> kind.equals("Service") ? "port" : "containerPort";
      case "hostAliases" -> "ip";
      case "secrets" -> kind.equals("ServiceAccount") ? "name" : null;
      default -> null;
    };
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> mapping(
      String path, Object former, Object manifest, Object live, boolean exactly) {
    Map<String, Object> before = former instanceof Map ? (Map<String, Object>) former : Map.of();
    Map<String, Object> after = (Map<String, Object>) manifest;
    Map<String, Object> result = new LinkedHashMap<>();
    if (live instanceof Map) {
      ((Map<String, Object>) live)
          .forEach(
              (name, value) -> {
                if (after.containsKey(name) || !exactly && !before.containsKey(name)) {
                  result.put(name, value);
                }
              });
    }
    after.forEach(
        (name, value) ->
            result.put(
                name,
                value(
                    path.isEmpty() ? name : path + "." + name,
                    before.get(name),
                    value,
                    result.get(name))));
    return result;
  }

  private Object value(String path, Object former, Object manifest, Object live) {
    if (manifest instanceof Map) {
      boolean one = ONE_OF.contains(path.substring(path.lastIndexOf('.') + 1));
      return mapping(path, former, manifest, live, one);
    }
    if (manifest instanceof List<?> list) {
      String key = key(kind, path);
      return key == null ? list : merged(path, key, former, list, live);
    }
    return manifest;
  }

  private List<Object> merged(
      String path, String key, Object former, List<?> manifest, Object live) {
    Map<Object, Object> before = byKey(path, key, former, !Objects.equals(former, manifest));
    Map<Object, Object> current = byKey(path, key, live, false);
    byKey(path, key, manifest, !Objects.equals(former, manifest));
    List<Object> result = new ArrayList<>();
    Set<Object> named = new LinkedHashSet<>();
    for (Object element : manifest) {
      Object name = ((Map<?, ?>) element).get(key);
      named.add(name);
      result.add(
          mapping(path, before.get(name), element, current.get(name), path.endsWith("volumes")));
    }
    current.forEach(
        (name, element) -> {
          if (!named.contains(name) && !before.containsKey(name)) {
            result.add(element);
          }
        });
    return result;
  }

  private Map<Object, Object> byKey(String path, String key, Object list, boolean changes) {
    Map<Object, Object> elements = new LinkedHashMap<>();
    if (list instanceof List<?> all) {
      for (Object element : all) {
        Object name = ((Map<?, ?>) element).get(key);
        if (elements.put(name, element) != null && changes) {
          ambiguous.accept(path + " has two elements with " + key + " " + name);
        }
      }
    }
    return elements;
  }
}
