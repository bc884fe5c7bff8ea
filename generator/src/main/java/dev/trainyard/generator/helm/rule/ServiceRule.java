package dev.trainyard.generator.helm.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Service has proper ports, and pods of the same release behind it. */
final class ServiceRule implements ManifestRule {

  private static final int MOST_PORT = 65535;

  /** TrueNAS starts K3s with this range of node ports. */
  private static final int LEAST_NODE_PORT = 9000;

  @Override
  public Topic topic() {
    return Topic.SERVICE;
  }

  @Override
  public void check(Manifest manifest, Release release, Report report) {
    if (!manifest.kind().equals("Service")) {
      return;
    }
    Field spec = manifest.spec();
    String type = spec.get("type").textOr("ClusterIP");
    boolean headless = spec.get("clusterIP").textOr("").equals("None");
    List<Field> ports = spec.get("ports").items();
    if (ports.isEmpty() && !headless && !type.equals("ExternalName")) {
      report.add(manifest, spec.get("ports"), "a service needs a port");
    }
    if (headless && (type.equals("NodePort") || type.equals("LoadBalancer"))) {
      report.add(manifest, spec.get("clusterIP"), "may not be None when the type is " + type);
    }
    if (type.equals("ExternalName") && spec.get("externalName").textOr("").isEmpty()) {
      report.add(manifest, spec.get("externalName"), "is required and missing");
    }
    ports(manifest, ports, type, report);
    nodePorts(manifest, release, report);
    pods(manifest, release, report);
  }

  private static void ports(Manifest manifest, List<Field> ports, String type, Report report) {
    report.unique(manifest, ports.stream().map(port -> port.get("name")).toList(), "a port named");
    Set<String> numbers = new HashSet<>();
    Set<Object> merged = new HashSet<>();
    for (Field port : ports) {
      Field name = port.get("name");
      report.syntax(manifest, name, Syntax.DNS_LABEL);
      if (ports.size() > 1 && name.textOr("").isEmpty()) {
        report.add(manifest, name, "is required when there is more than one port");
      }
      Field number = port.get("port");
      report.range(manifest, number, 1, MOST_PORT);
      report.range(manifest, port.get("targetPort"), 1, MOST_PORT);
      report.syntax(manifest, port.get("targetPort"), Syntax.PORT_NAME);
      String key = number.value() + "/" + port.get("protocol").textOr("TCP");
      if (number.exists() && !numbers.add(key)) {
        report.add(manifest, number, "there is already a port " + key);
      } else if (number.exists() && !merged.add(number.value()) && !isReplaced(manifest, port)) {
        report.warn(
            manifest,
            number,
            "there is already a port %s of another protocol; patches mix the two up"
                .formatted(number.value()));
      }
      Field nodePort = port.get("nodePort");
      if (nodePort.exists() && (type.equals("ClusterIP") || type.equals("ExternalName"))) {
        report.add(manifest, nodePort, "may not be given when the type is " + type);
      }
      report.range(manifest, nodePort, LEAST_NODE_PORT, MOST_PORT);
    }
  }

  /** Whether a change of the node port makes another service, so that nothing is patched. */
  private static boolean isReplaced(Manifest manifest, Field port) {
    Field nodePort = port.get("nodePort");
    return nodePort.exists() && manifest.name().endsWith("-" + nodePort.value());
  }

  private static void nodePorts(Manifest manifest, Release release, Report report) {
    for (Field port : release.takenNodePorts(manifest)) {
      report.add(
          manifest,
          port.get("nodePort"),
          "the release has the node port %s twice".formatted(Release.nodePort(port)));
    }
  }

  private static void pods(Manifest manifest, Release release, Report report) {
    Field selector = manifest.spec().get("selector");
    MetadataRule.labels(manifest, selector, report);
    Map<String, String> wanted = selector.texts();
    if (wanted.isEmpty()) {
      return;
    }
    List<Release.Backing> pods = release.pods(wanted);
    if (pods.isEmpty()) {
      report.warn(manifest, selector, "no pod of the release has the labels " + wanted);
      return;
    }
    for (Field port : manifest.spec().get("ports").items()) {
      Field target = port.get("targetPort");
      String name = target.textOr("");
      if (!name.isEmpty() && pods.stream().noneMatch(pod -> pod.portNames().contains(name))) {
        report.warn(
            manifest, target, "no pod behind this service has a port named \"%s\"".formatted(name));
      }
    }
  }
}
