package dev.trainyard.generator.helm.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Charts of others render to any number of objects; rules ask no object about all others. */
class ManyObjectsTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Manifest service(int number) {
    List<Map<String, Object>> ports =
        IntStream.range(0, 20)
            .<Map<String, Object>>mapToObj(
                port ->
                    Map.of(
                        "name", "p" + port,
                        "port", 1 + port,
                        "targetPort", "none",
                        "nodePort", 9000 + (number * 20 + port) % 500))
            .toList();
    return new Manifest(
        "",
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Service",
            "metadata",
            Map.of("name", "s" + number),
            "spec",
            Map.of("type", "NodePort", "selector", Map.of("app", "x"), "ports", ports)));
  }

  private static Manifest pod(int number) {
    Map<String, Object> labels = new LinkedHashMap<>(Map.of("app", "x"));
    for (int i = 0; i < 20; i++) {
      labels.put("l" + i, "v" + number);
    }
    List<Map<String, Object>> variables =
        IntStream.range(0, 20)
            .<Map<String, Object>>mapToObj(
                i ->
                    Map.of(
                        "name",
                        "V" + i,
                        "valueFrom",
                        Map.of("configMapKeyRef", Map.of("name", "keys", "key", "none"))))
            .toList();
    return new Manifest(
        "",
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Pod",
            "metadata",
            Map.of("name", "p" + number, "labels", labels),
            "spec",
            Map.of("containers", List.of(Map.of("name", "c", "image", "x", "env", variables)))));
  }

  private static long cost(int count) {
    List<Manifest> manifests = new ArrayList<>();
    Map<String, Object> keys = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      manifests.add(service(i));
      manifests.add(pod(i));
      keys.put("k" + i, "v");
    }
    manifests.add(
        new Manifest(
            "",
            Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "keys"),
                "data",
                keys)));
    long before = THREADS.getCurrentThreadAllocatedBytes();
    List<Finding> found = new ReleaseRules(manifests).check();
    long used = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(found)
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("node port 9000/TCP twice"))
        .anyMatch(message -> message.contains("has a port named \"none\""))
        .anyMatch(message -> message.contains("has no key \"none\""));
    return used;
  }

  @Test
  void whatIsAskedOfAllIsCollectedOnce() {
    long few = cost(40);
    long many = cost(160);

    assertThat(many).isLessThan(6 * few);
  }
}
