package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Conditional;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.Security;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The pods of workloads and jobs. */
final class Pods {

  private final Images images;
  private final HelperContainers helpers;

  Pods(Images images, List<Workload> workloads) {
    this.images = images;
    this.helpers = new HelperContainers(images, workloads);
  }

  /**
   * The pod's specification.
   *
   * @param name yields the name of its resources
   * @param restartPolicy {@code Always}, {@code OnFailure} or {@code Never}
   */
  Consumer<MappingBuilder> spec(Pod pod, Expression<String> name, String restartPolicy) {
    Files files = new Files(pod);
    Volumes volumes = new Volumes(pod, files, name);
    Environment environment = new Environment(new SecretEnv(pod), name);
    return spec -> {
      if (pod.rights().isEmpty()) {
        spec.put("automountServiceAccountToken", false);
      } else {
        spec.put("serviceAccountName", name).put("automountServiceAccountToken", true);
      }
      spec.put("enableServiceLinks", false);
      if (!restartPolicy.equals("Always")) {
        spec.put("restartPolicy", restartPolicy);
      }
      pod.hostNetwork()
          .ifPresent(
              hostNetwork ->
                  spec.put("hostNetwork", hostNetwork)
                      .put(
                          "dnsPolicy",
                          new Conditional<>(
                              hostNetwork,
                              new Literal<>("ClusterFirstWithHostNet"),
                              new Literal<>("ClusterFirst"))));
      spec.put("terminationGracePeriodSeconds", pod.stopSeconds());
      spec.put("securityContext", security -> podSecurity(security, pod.runAs().orElseThrow()));
      List<Tree.Element> init = new ArrayList<>();
      helpers.permissions(pod, volumes).ifPresent(init::add);
      pod.waits().forEach(wait -> init.add(helpers.wait(wait)));
      pod.initContainers().forEach(c -> init.add(container(c, pod, environment, volumes)));
      spec.putUnlessEmpty("initContainers", init);
      spec.put(
          "containers",
          new Tree.Sequence(
              pod.containers().stream()
                  .map(c -> container(c, pod, environment, volumes))
                  .toList()));
      spec.putUnlessEmpty("volumes", volumes.volumes());
    };
  }

  private static void podSecurity(MappingBuilder security, RunAs runAs) {
    if (!runAs.isRoot()) {
      security.put("runAsNonRoot", true);
    }
    security
        .put("runAsUser", runAs.user())
        .put("runAsGroup", runAs.group())
        .put("fsGroup", runAs.group())
        .put("fsGroupChangePolicy", "OnRootMismatch")
        .put("seccompProfile", profile -> profile.put("type", "RuntimeDefault"));
  }

  private Tree.Element container(
      Container container, Pod pod, Environment environment, Volumes volumes) {
    Tree.Element item =
        new Tree.Item(
            MappingBuilder.mapping(
                fields -> {
                  fields.put("name", container.name());
                  images.put(fields, container.image(), container.name());
                  fields.putUnlessEmpty("command", words(container.command()));
                  fields.putUnlessEmpty("args", words(container.args()));
                  fields.putUnlessEmpty("env", environment.of(container));
                  fields.putUnlessEmpty("ports", ports(container));
                  container
                      .startup()
                      .ifPresent(probe -> fields.put("startupProbe", probe(probe, container)));
                  container
                      .readiness()
                      .ifPresent(probe -> fields.put("readinessProbe", probe(probe, container)));
                  container
                      .liveness()
                      .ifPresent(probe -> fields.put("livenessProbe", probe(probe, container)));
                  lifecycle(fields, container);
                  container
                      .resources()
                      .ifPresent(
                          resources -> resources(fields, resources.cpu(), resources.memory()));
                  fields.put(
                      "securityContext", security -> security(security, container.security(), pod));
                  fields.putUnlessEmpty("volumeMounts", volumes.mounts(container.mounts()));
                }));
    return container
        .when()
        .<Tree.Element>map(when -> new Tree.ElementsWhen(when, List.of(item), List.of()))
        .orElse(item);
  }

  private static List<Tree.Element> words(List<Block<Expression<String>>> words) {
    return Volumes.blocks(
        words,
        word -> new Tree.Scalar(word instanceof Literal<?> ? word : KubernetesText.of(word)));
  }

  private static List<Tree.Element> ports(Container container) {
    return container.ports().stream()
        .<Tree.Element>map(
            port ->
                new Tree.Item(
                    MappingBuilder.mapping(
                        fields ->
                            fields
                                .put("name", port.name())
                                .put("containerPort", port.number())
                                .put("protocol", port.udp() ? "UDP" : "TCP"))))
        .toList();
  }

  private static Consumer<MappingBuilder> probe(Probe probe, Container container) {
    return fields -> {
      if (probe.handler() instanceof Probe.Http http) {
        fields.put(
            "httpGet",
            get ->
                get.put("path", http.path())
                    .put("port", portName(http.port(), container))
                    .put("scheme", http.scheme()));
      } else if (probe.handler() instanceof Probe.Tcp tcp) {
        fields.put("tcpSocket", socket -> socket.put("port", portName(tcp.port(), container)));
      } else if (probe.handler() instanceof Probe.Exec exec) {
        fields.put(
            "exec",
            command ->
                command.putUnlessEmpty(
                    "command",
                    exec.command().stream()
                        .<Tree.Element>map(word -> new Tree.Item(new Tree.Scalar(word)))
                        .toList()));
      }
      if (probe.initialDelay() > 0) {
        fields.put("initialDelaySeconds", probe.initialDelay());
      }
      fields
          .put("periodSeconds", probe.period())
          .put("timeoutSeconds", probe.timeout())
          .put("failureThreshold", probe.failures());
      if (probe.successes() > 1) {
        fields.put("successThreshold", probe.successes());
      }
    };
  }

  private static String portName(String name, Container container) {
    return name.isEmpty() && !container.ports().isEmpty() ? container.ports().get(0).name() : name;
  }

  private static void lifecycle(MappingBuilder fields, Container container) {
    if (container.preStop().isEmpty() && container.postStart().isEmpty()) {
      return;
    }
    fields.put(
        "lifecycle",
        lifecycle -> {
          if (!container.postStart().isEmpty()) {
            lifecycle.put("postStart", hook -> exec(hook, container.postStart()));
          }
          if (!container.preStop().isEmpty()) {
            lifecycle.put("preStop", hook -> exec(hook, container.preStop()));
          }
        });
  }

  private static void exec(MappingBuilder hook, List<String> command) {
    hook.put("exec", exec -> exec.put("command", Tree.texts(command)));
  }

  static void resources(MappingBuilder fields, Expression<String> cpu, Expression<String> memory) {
    fields.put(
        "resources",
        resources ->
            resources
                .put("requests", requests -> requests.put("cpu", "10m").put("memory", "50Mi"))
                .put("limits", limits -> limits.put("cpu", cpu).put("memory", memory)));
  }

  private static void security(MappingBuilder fields, Security security, Pod pod) {
    security
        .runAs()
        .ifPresent(
            runAs -> {
              boolean podIsRoot = pod.runAs().map(RunAs::isRoot).orElse(false);
              if (runAs.isRoot() != podIsRoot) {
                fields.put("runAsNonRoot", !runAs.isRoot());
              }
              fields.put("runAsUser", runAs.user()).put("runAsGroup", runAs.group());
            });
    if (security.privileged()) {
      fields.put("privileged", true);
      return;
    }
    fields
        .put("allowPrivilegeEscalation", security.escalation())
        .put("readOnlyRootFilesystem", !security.writableRoot())
        .put(
            "capabilities",
            capabilities -> {
              capabilities.put("drop", Tree.texts(List.of("ALL")));
              if (!security.capabilities().isEmpty()) {
                capabilities.put("add", Tree.texts(security.capabilities()));
              }
            });
  }
}
