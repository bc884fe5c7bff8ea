package dev.trainyard.generator.helm.rule;

import dev.trainyard.generator.problem.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Each container of a pod by itself: image, ports, environment, probes, resources. */
final class ContainerRule implements ManifestRule {

  private static final int MOST_PORT = 65535;
  private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc");
  private static final List<String> PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");
  private static final List<String> VALUE_SOURCES =
      List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef");

  @Override
  public Topic topic() {
    return Topic.CONTAINER;
  }

  @Override
  public void check(Manifest manifest, Release release, Report report) {
    manifest
        .pod()
        .ifPresent(
            pod -> {
              pod.containers().forEach(container -> running(manifest, container, report));
              pod.initContainers().forEach(container -> init(manifest, container, report));
            });
  }

  private static void running(Manifest manifest, Field container, Report report) {
    common(manifest, container, report);
    for (String name : PROBES) {
      Field probe = container.get(name);
      if (probe.exists()) {
        probe(manifest, container, probe, report);
        if (!name.equals("readinessProbe")) {
          probe
              .get("successThreshold")
              .integer()
              .ifPresent(
                  value -> {
                    if (value > 1) {
                      report.add(
                          manifest,
                          probe.get("successThreshold"),
                          "is %d; allowed for a %s: 1".formatted(value, name));
                    }
                  });
        }
      }
    }
    for (Field hook : container.get("lifecycle").fields().values()) {
      handler(manifest, container, hook, report);
    }
  }

  private static void init(Manifest manifest, Field container, Report report) {
    common(manifest, container, report);
    List<String> forbidden = new ArrayList<>(PROBES);
    forbidden.add("lifecycle");
    for (String name : forbidden) {
      if (container.get(name).exists()) {
        report.add(manifest, container.get(name), "an init container may not have one");
      }
    }
  }

  private static void common(Manifest manifest, Field container, Report report) {
    report.syntax(manifest, container.get("name"), Syntax.DNS_LABEL);
    Field image = container.get("image");
    if (!image.exists()) {
      report.add(manifest, image, "is required and missing");
    }
    image
        .text()
        .filter(text -> ImageReference.parse(text).isEmpty())
        .ifPresent(
            text -> report.add(manifest, image, "\"%s\" is not an image name".formatted(text)));
    ports(manifest, container, report);
    environment(manifest, container, report);
    resources(manifest, container.get("resources"), report);
    mounts(manifest, container, report);
  }

  private static void ports(Manifest manifest, Field container, Report report) {
    List<Field> ports = container.get("ports").items();
    report.unique(manifest, ports.stream().map(port -> port.get("name")).toList(), "a port named");
    Set<String> numbers = new HashSet<>();
    for (Field port : ports) {
      report.syntax(manifest, port.get("name"), Syntax.PORT_NAME);
      Field number = port.get("containerPort");
      report.range(manifest, number, 1, MOST_PORT);
      report.range(manifest, port.get("hostPort"), 0, MOST_PORT);
      // Patches tell ports apart by number alone, whatever their protocol.
      if (number.exists() && !numbers.add(String.valueOf(number.value()))) {
        report.warn(manifest, number, "there is already a port " + number.value());
      }
    }
  }

  private static void environment(Manifest manifest, Field container, Report report) {
    List<Field> variables = container.get("env").items();
    report.unique(
        manifest,
        Severity.WARNING,
        variables.stream().map(variable -> variable.get("name")).toList(),
        "a variable");
    for (Field variable : variables) {
      report.syntax(manifest, variable.get("name"), Syntax.ENVIRONMENT_NAME);
      Field source = variable.get("valueFrom");
      if (source.exists()) {
        exactlyOne(manifest, source, VALUE_SOURCES, report);
        if (!variable.get("value").textOr("").isEmpty()) {
          report.add(manifest, source, "a variable has either a value or a source, not both");
        }
      }
    }
    for (Field source : container.get("envFrom").items()) {
      exactlyOne(manifest, source, List.of("configMapRef", "secretRef"), report);
      report.syntax(manifest, source.get("prefix"), Syntax.ENVIRONMENT_NAME);
    }
  }

  private static void probe(Manifest manifest, Field container, Field probe, Report report) {
    handler(manifest, container, probe, report);
    for (String name :
        List.of(
            "initialDelaySeconds",
            "timeoutSeconds",
            "periodSeconds",
            "successThreshold",
            "failureThreshold")) {
      report.notNegative(manifest, probe.get(name));
    }
    report.range(manifest, probe.get("terminationGracePeriodSeconds"), 1, Long.MAX_VALUE);
  }

  private static void handler(Manifest manifest, Field container, Field handler, Report report) {
    exactlyOne(manifest, handler, HANDLERS, report);
    for (String name : List.of("httpGet", "tcpSocket", "grpc")) {
      Field port = handler.get(name, "port");
      report.range(manifest, port, 1, MOST_PORT);
      port.text().ifPresent(text -> namedPort(manifest, container, port, text, report));
    }
    Field command = handler.get("exec", "command");
    if (handler.get("exec").exists() && command.items().isEmpty()) {
      report.add(manifest, command, "is required and missing");
    }
  }

  private static void namedPort(
      Manifest manifest, Field container, Field port, String name, Report report) {
    Set<String> names =
        container.get("ports").items().stream()
            .flatMap(candidate -> candidate.get("name").text().stream())
            .collect(Collectors.toSet());
    if (!names.contains(name)) {
      report.add(manifest, port, "the container has no port named \"%s\"".formatted(name));
    }
  }

  private static void resources(Manifest manifest, Field resources, Report report) {
    for (Field amount : resources.get("limits").fields().values()) {
      notNegative(manifest, amount, report);
    }
    for (Map.Entry<String, Field> request : resources.get("requests").fields().entrySet()) {
      notNegative(manifest, request.getValue(), report);
      Optional<BigDecimal> least = Amount.of(request.getValue());
      Optional<BigDecimal> most = Amount.of(resources.get("limits", request.getKey()));
      if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
        report.add(
            manifest,
            request.getValue(),
            "%s is more than the limit %s"
                .formatted(
                    request.getValue().value(), resources.get("limits", request.getKey()).value()));
      }
    }
  }

  private static void notNegative(Manifest manifest, Field quantity, Report report) {
    if (Amount.of(quantity).filter(amount -> amount.signum() < 0).isPresent()) {
      report.add(manifest, quantity, "is %s; allowed: 0 or more".formatted(quantity.value()));
    }
  }

  private static void mounts(Manifest manifest, Field container, Report report) {
    List<Field> mounts = container.get("volumeMounts").items();
    report.unique(
        manifest,
        mounts.stream().map(mount -> mount.get("mountPath")).toList(),
        "something mounted at");
    for (Field mount : mounts) {
      Field path = mount.get("mountPath");
      if (path.text().filter(text -> !text.startsWith("/")).isPresent()) {
        // The kubelet puts a slash before it.
        report.warn(
            manifest, path, "\"%s\" is not absolute, and taken for /%1$s".formatted(path.value()));
      }
      Field subPath = mount.get("subPath");
      String text = subPath.textOr("");
      if (text.startsWith("/") || List.of(text.split("/")).contains("..")) {
        report.add(
            manifest, subPath, "\"%s\" is not a path below the volume".formatted(subPath.value()));
      }
    }
  }

  /** Reports a field that has none, or more than one, of some alternatives. */
  private static void exactlyOne(
      Manifest manifest, Field field, List<String> alternatives, Report report) {
    List<String> found = alternatives.stream().filter(name -> field.get(name).exists()).toList();
    if (found.size() != 1) {
      report.add(
          manifest,
          field,
          "has %s; allowed is exactly one of: %s"
              .formatted(
                  found.isEmpty() ? "none" : String.join(" and ", found),
                  String.join(", ", alternatives)));
    }
  }
}
