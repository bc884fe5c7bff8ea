package dev.trainyard.generator.helm.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the containers and volumes of one pod have to do with each other. */
final class PodRule implements ManifestRule {

  @Override
  public Topic topic() {
    return Topic.POD;
  }

  @Override
  public void check(Manifest manifest, Release release, Report report) {
    manifest
        .pod()
        .ifPresent(
            pod -> {
              report.unique(
                  manifest,
                  pod.allContainers().stream().map(container -> container.get("name")).toList(),
                  "a container");
              Field containers = pod.spec().get("containers");
              if (pod.spec().exists() && pod.containers().isEmpty()) {
                report.add(manifest, containers, "a pod needs a container");
              }
              restart(manifest, pod, report);
              ports(manifest, pod, report);
              volumes(manifest, pod, report);
              report.notNegative(manifest, pod.spec().get("terminationGracePeriodSeconds"));
              report.range(manifest, pod.spec().get("activeDeadlineSeconds"), 1, Integer.MAX_VALUE);
              MetadataRule.labels(manifest, pod.spec().get("nodeSelector"), report);
            });
  }

  private static void restart(Manifest manifest, Pod pod, Report report) {
    Field policy = pod.spec().get("restartPolicy");
    String found = policy.textOr("Always");
    switch (manifest.kind()) {
      case "Deployment", "StatefulSet", "DaemonSet" -> {
        if (!found.equals("Always")) {
          report.add(manifest, policy, "is %s; allowed: Always".formatted(found));
        }
      }
      case "Job", "CronJob" -> {
        if (found.equals("Always")) {
          report.add(
              manifest,
              policy,
              "is %s; allowed: Never, OnFailure"
                  .formatted(policy.exists() ? "Always" : "missing, which means Always"));
        }
      }
      default -> {}
    }
  }

  /** All containers of a pod share one network, so two of them cannot have the same port. */
  private static void ports(Manifest manifest, Pod pod, Report report) {
    Map<String, Integer> containerByPort = new HashMap<>();
    Map<String, Integer> containerByName = new HashMap<>();
    List<Field> containers = pod.containers();
    for (int i = 0; i < containers.size(); i++) {
      for (Field port : containers.get(i).get("ports").items()) {
        Field number = port.get("containerPort");
        String key = number.value() + "/" + port.get("protocol").textOr("TCP");
        elsewhere(manifest, number, containerByPort, key, i, report);
        Field name = port.get("name");
        elsewhere(manifest, name, containerByName, name.textOr(""), i, report);
      }
    }
  }

  private static void elsewhere(
      Manifest manifest,
      Field at,
      Map<String, Integer> containers,
      String key,
      int container,
      Report report) {
    Integer first = at.exists() ? containers.putIfAbsent(key, container) : null;
    if (first != null && first != container) {
      report.add(
          manifest, at, "containers[%d] of the same pod has the port %s too".formatted(first, key));
    }
  }

  private static void volumes(Manifest manifest, Pod pod, Report report) {
    List<Field> names = new ArrayList<>();
    for (Field volume : pod.spec().get("volumes").items()) {
      names.add(volume.get("name"));
      report.syntax(manifest, volume.get("name"), Syntax.DNS_LABEL);
      Set<String> sources = new TreeSet<>(volume.fields().keySet());
      sources.remove("name");
      if (sources.size() != 1) {
        report.add(
            manifest,
            volume,
            sources.isEmpty()
                ? "has no source, such as emptyDir or secret"
                : "has more than one source: " + String.join(", ", sources));
      }
    }
    report.unique(manifest, names, "a volume");
    Stream<Field> claims =
        manifest.spec().get("volumeClaimTemplates").items().stream()
            .map(claim -> claim.get("metadata", "name"));
    Set<String> known = new TreeSet<>();
    Stream.concat(names.stream(), claims).forEach(name -> name.text().ifPresent(known::add));
    for (Field container : pod.allContainers()) {
      for (Field mount : container.get("volumeMounts").items()) {
        Field name = mount.get("name");
        if (name.text().filter(text -> !known.contains(text)).isPresent()) {
          report.add(
              manifest,
              name,
              "the pod has no volume \"%s\"; it has: %s"
                  .formatted(name.value(), known.isEmpty() ? "none" : String.join(", ", known)));
        }
      }
    }
  }
}
