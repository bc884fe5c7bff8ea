package dev.trainyard.testcluster.upgrade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the API server adds to an object: some defaults of each kind, so that patches meet them. */
final class Defaulting {

  private Defaulting() {}

  /** A copy with defaults. */
  static Map<String, Object> of(Map<String, Object> object) {
    Map<String, Object> copy = copy(object);
    Map<String, Object> spec = mapping(copy.get("spec"));
    switch ((String) copy.get("kind")) {
      case "Service" -> {
        spec.putIfAbsent("sessionAffinity", "None");
        spec.putIfAbsent("type", "ClusterIP");
        spec.putIfAbsent("internalTrafficPolicy", "Cluster");
        if ("NodePort".equals(spec.get("type"))) {
          spec.putIfAbsent("externalTrafficPolicy", "Cluster");
        } else {
          spec.remove("externalTrafficPolicy");
        }
      }
      case "Deployment" -> {
        spec.putIfAbsent("progressDeadlineSeconds", 600L);
        pod(mapping(mapping(spec.get("template")).get("spec")), "Always");
      }
      case "StatefulSet" -> pod(mapping(mapping(spec.get("template")).get("spec")), "Always");
      case "PersistentVolume", "PersistentVolumeClaim" ->
          spec.putIfAbsent("volumeMode", "Filesystem");
      case "CronJob" -> {
        spec.putIfAbsent("suspend", false);
        Map<String, Object> job = mapping(mapping(spec.get("jobTemplate")).get("spec"));
        pod(mapping(mapping(job.get("template")).get("spec")), "");
      }
      default -> {
        // Nothing that matters here.
      }
    }
    return copy;
  }

  private static void pod(Map<String, Object> pod, String restartPolicy) {
    if (!restartPolicy.isEmpty()) {
      pod.putIfAbsent("restartPolicy", restartPolicy);
    }
    pod.putIfAbsent("dnsPolicy", "ClusterFirst");
    pod.putIfAbsent("schedulerName", "default-scheduler");
    for (String list : List.of("containers", "initContainers")) {
      for (Object container : list(pod.get(list))) {
        Map<String, Object> fields = mapping(container);
        fields.putIfAbsent("terminationMessagePath", "/dev/termination-log");
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
          if (fields.get(probe) instanceof Map) {
            mapping(fields.get(probe)).putIfAbsent("successThreshold", 1L);
          }
        }
        // An empty text is no value to the API server.
        list(fields.get("env")).forEach(variable -> mapping(variable).remove("value", ""));
      }
    }
    for (Object volume : list(pod.get("volumes"))) {
      Map<String, Object> fields = mapping(volume);
      if (fields.get("hostPath") instanceof Map) {
        mapping(fields.get("hostPath")).putIfAbsent("type", "");
      }
      for (String source : List.of("configMap", "secret")) {
        if (fields.get(source) instanceof Map) {
          mapping(fields.get(source)).putIfAbsent("defaultMode", 420L);
        }
      }
    }
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> mapping(Object value) {
    return value == null ? new LinkedHashMap<>() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, inner) -> copy.put(key, copy(inner)));
      return (T) copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(inner -> copy.add(copy(inner)));
      return (T) copy;
    }
    return value;
  }
}
