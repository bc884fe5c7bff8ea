package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Any;
import dev.trainyard.generator.expression.Conditional;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Health;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.Security;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The pods of workloads and jobs. */
final class Pods {

  private final Images images;
  private final HelperContainers helpers;

  Pods(Images images) {
    this.images = images;
    this.helpers = new HelperContainers(images);
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
      if (Rights.of(pod).isEmpty()) {
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
      init.addAll(helpers.waits(pod));
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
                  Health health = container.health();
                  probe(fields, "startupProbe", health.startup(), container);
                  probe(fields, "readinessProbe", health.readiness(), container);
                  probe(fields, "livenessProbe", health.liveness(), container);
                  lifecycle(fields, container);
                  container
                      .resources()
                      .ifPresent(
                          resources ->
                              resources(
                                  fields, Quantities.cpu(resources), Quantities.memory(resources)));
                  fields.put(
                      "securityContext", security -> security(security, container.security(), pod));
                  fields.putUnlessEmpty("volumeMounts", volumes.mounts(container.mounts()));
                }));
    return container
        .when()
        .<Tree.Element>map(when -> new Tree.ElementsWhen(when, List.of(item), List.of()))
        .orElse(item);
  }

  private static List<Tree.Element> words(List<Block<Said<Expression<String>>>> words) {
    return Volumes.blocks(
        words,
        word ->
            new Tree.Scalar(
                word.value() instanceof Literal<?>
                    ? word.value()
                    : KubernetesText.of(word.value())));
  }

  /**
   * The ports. Patches tell them apart by number alone, so that of two with one number only one is
   * named here; the list opens nothing.
   */
  private static List<Tree.Element> ports(Container container) {
    return Volumes.blocks(
        Block.filter(container.ports(), port -> !Services.isShadowed(port, container)),
        port ->
            MappingBuilder.mapping(
                fields ->
                    fields
                        .put("name", port.name())
                        .put("containerPort", port.number())
                        .put("protocol", port.udp() ? "UDP" : "TCP")));
  }

  /** The probe of a kind: of several at most one holds for any answers. */
  private static void probe(
      MappingBuilder fields, String key, List<Block<Said<Probe>>> probes, Container container) {
    List<Tree.Entry> entries =
        first(
            probes,
            probe ->
                MappingBuilder.entries(entry -> entry.put(key, probe(probe.value(), container))));
    List<Expression<Boolean>> none =
        Block.guarded(container.health().none()).stream()
            .flatMap(reason -> reason.condition().stream())
            .toList();
    if (!none.isEmpty() && !entries.isEmpty()) {
      Expression<Boolean> any = none.size() == 1 ? none.get(0) : new Any(none);
      entries = List.of(new Tree.EntriesWhen(new Negation(any), entries, List.of()));
    }
    entries.forEach(fields::add);
  }

  /** The entries of the first thing whose conditions hold. */
  private static <T> List<Tree.Entry> first(
      List<Block<T>> blocks, Function<T, List<Tree.Entry>> content) {
    List<Tree.Entry> entries = List.of();
    List<Guarded<T>> things = Block.guarded(blocks);
    for (int i = things.size() - 1; i >= 0; i--) {
      List<Tree.Entry> own = content.apply(things.get(i).value());
      Optional<Expression<Boolean>> condition = things.get(i).condition();
      entries =
          condition.isPresent()
              ? List.of(new Tree.EntriesWhen(condition.get(), own, entries))
              : own;
    }
    return entries;
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

  private static String portName(Optional<Port> port, Container container) {
    return port.map(Port::name)
        .orElseGet(
            () ->
                Block.stream(container.ports())
                    .filter(first -> !first.udp())
                    .findFirst()
                    .map(ContainerPort::name)
                    .orElse(""));
  }

  private static void lifecycle(MappingBuilder fields, Container container) {
    if (container.preStop().isEmpty() && container.postStart().isEmpty()) {
      return;
    }
    fields.put(
        "lifecycle",
        lifecycle -> {
          hook(lifecycle, "postStart", container.postStart());
          hook(lifecycle, "preStop", container.preStop());
        });
  }

  private static void hook(
      MappingBuilder lifecycle, String key, List<Block<Said<List<String>>>> commands) {
    first(
            commands,
            command ->
                MappingBuilder.entries(
                    entry ->
                        entry.put(
                            key,
                            hook ->
                                hook.put(
                                    "exec",
                                    exec -> exec.put("command", Tree.texts(command.value()))))))
        .forEach(lifecycle::add);
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
            own -> {
              RunAs runAs = own.value();
              boolean podIsRoot = pod.runAs().map(RunAs::isRoot).orElse(false);
              if (runAs.isRoot() != podIsRoot) {
                fields.put("runAsNonRoot", !runAs.isRoot());
              }
              fields.put("runAsUser", runAs.user()).put("runAsGroup", runAs.group());
            });
    if (security.privileged().isPresent()) {
      fields.put("privileged", true);
      return;
    }
    fields
        .put("allowPrivilegeEscalation", false)
        .put("readOnlyRootFilesystem", security.writableRoot().isEmpty())
        .put(
            "capabilities",
            capabilities -> {
              capabilities.put("drop", Tree.texts(List.of("ALL")));
              capabilities.putUnlessEmpty(
                  "add",
                  Volumes.blocks(
                      security.capabilities(), capability -> Tree.text(capability.name())));
            });
  }
}
