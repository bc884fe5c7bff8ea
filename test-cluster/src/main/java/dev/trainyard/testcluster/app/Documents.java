package dev.trainyard.testcluster.app;

import dev.trainyard.manifests.RenderedDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Looks into rendered documents. */
public final class Documents {

  private Documents() {}

  /** The value at a path of keys, null when there is none. */
  public static Object at(Object value, String... path) {
    for (String key : path) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  /** The template of the pods a document makes. */
  public static Optional<Object> template(RenderedDocument document) {
    return switch (document.kind()) {
      case "Deployment", "StatefulSet", "Job" ->
          Optional.of(at(document.object(), "spec", "template"));
      case "CronJob" ->
          Optional.of(at(document.object(), "spec", "jobTemplate", "spec", "template"));
      default -> Optional.empty();
    };
  }

  /** What the ConfigMaps and Secrets hold, by kind and name. */
  public static Map<String, Object> data(List<RenderedDocument> documents) {
    Map<String, Object> data = new TreeMap<>();
    for (RenderedDocument document : documents) {
      if (document.kind().equals("ConfigMap")) {
        data.put(document.id(), document.object().get("data"));
      } else if (document.kind().equals("Secret")) {
        data.put(document.id(), document.object().get("stringData"));
      }
    }
    return data;
  }

  /** The ConfigMaps and Secrets that a pod mounts or takes variables from. */
  public static TreeSet<String> uses(Object template) {
    TreeSet<String> used = new TreeSet<>();
    walk(
        template,
        (key, value) -> {
          switch (key) {
            case "configMap" -> used.add("ConfigMap/" + at(value, "name"));
            case "configMapKeyRef" -> used.add("ConfigMap/" + at(value, "name"));
            case "secret" -> used.add("Secret/" + at(value, "secretName"));
            case "secretKeyRef" -> used.add("Secret/" + at(value, "name"));
            default -> {}
          }
        });
    return used;
  }

  private static void walk(Object value, BiConsumer<String, Object> action) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            action.accept((String) key, inner);
            walk(inner, action);
          });
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> walk(inner, action));
    }
  }

  /** The keys and the lengths of lists, without any value. */
  public static Object structure(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> keys = new TreeMap<>();
      map.forEach((key, inner) -> keys.put((String) key, structure(inner)));
      return keys;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Documents::structure).toList();
    }
    return value == null ? "nothing" : value.getClass().getSimpleName();
  }
}
