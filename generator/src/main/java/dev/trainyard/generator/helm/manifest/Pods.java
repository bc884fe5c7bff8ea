package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.answer.GpuCount;
import dev.trainyard.generator.helm.word.ReleaseFact;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.DnsOption;
import dev.trainyard.generator.model.HostAlias;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Resolution;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.Security;
import dev.trainyard.generator.model.Sysctl;
import dev.trainyard.generator.model.Terminal;
import dev.trainyard.generator.plan.Asking;
import dev.trainyard.generator.plan.Choice;
import dev.trainyard.generator.plan.GpuGroups;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.Presence;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The pods of workloads and jobs. */
final class Pods {

  private final Images images;
  private final ClaimNames claims;
  private final HelperContainers helpers;

  Pods(Images images, ClaimNames claims) {
    this.images = images;
    this.claims = claims;
    this.helpers = new HelperContainers(images);
  }

  /**
   * The pod's specification.
   *
   * @param restartPolicy {@code Always}, {@code OnFailure} or {@code Never}
   */
  Consumer<MappingBuilder> spec(Unit unit, String restartPolicy) {
    DeclaredUnit pod = unit.declared();
    Expression<String> name = unit.fullName();
    Volumes volumes = new Volumes(unit, claims);
    Environment environment = new Environment(name);
    return spec -> {
      account(spec, name, Presence.of(ApiRights.rightsOf(unit)));
      Installer.ofPod(Registries.pulled(unit)).forEach(spec::add);
      spec.put("enableServiceLinks", false);
      if (!restartPolicy.equals("Always")) {
        spec.put("restartPolicy", restartPolicy);
      }
      pod.hostNetwork()
          .ifPresent(
              hostNetwork -> spec.put("hostNetwork", hostNetwork).put("dnsPolicy", dnsPolicy(pod)));
      resolution(spec, pod.resolution());
      spec.put("terminationGracePeriodSeconds", pod.stopSeconds());
      List<GpuChosen> gpus = unit.gpus();
      runtimeClass(spec, gpus);
      spec.put("securityContext", security -> podSecurity(security, pod, groups(gpus)));
      List<Tree.Element> init = new ArrayList<>();
      helpers.permissions(unit, volumes).ifPresent(init::add);
      init.addAll(helpers.waits(unit));
      HostPorts hostPorts = new HostPorts(unit);
      unit.steps().forEach(c -> init.add(container(c, pod, environment, volumes, hostPorts)));
      spec.putUnlessEmpty("initContainers", init);
      spec.put(
          "containers",
          new Tree.Sequence(
              unit.processes().stream()
                  .map(c -> container(c, pod, environment, volumes, hostPorts))
                  .toList()));
      spec.putUnlessEmpty("volumes", volumes.volumes());
    };
  }

  private static void account(MappingBuilder spec, Expression<String> name, Presence rights) {
    List<Tree.Entry> with =
        MappingBuilder.entries(
            entries ->
                entries.put("serviceAccountName", name).put("automountServiceAccountToken", true));
    List<Tree.Entry> without =
        MappingBuilder.entries(entries -> entries.put("automountServiceAccountToken", false));
    if (rights.never()) {
      without.forEach(spec::add);
    } else if (rights.when().isEmpty()) {
      with.forEach(spec::add);
    } else {
      spec.add(new Tree.EntriesWhen(rights.when().get(), with, without));
    }
  }

  private static Expression<String> dnsPolicy(DeclaredUnit pod) {
    Literal<String> host = new Literal<>("ClusterFirstWithHostNet");
    return pod.isAlwaysInHostNetwork()
        ? host
        : new Conditional<>(pod.hostNetwork().orElseThrow(), host, new Literal<>("ClusterFirst"));
  }

  private static void resolution(MappingBuilder spec, Resolution resolution) {
    if (!resolution.nameservers().isEmpty()
        || !resolution.searchDomains().isEmpty()
        || !resolution.options().isEmpty()) {
      spec.put(
          "dnsConfig",
          dns ->
              dns.putUnlessEmpty("nameservers", scalars(resolution.nameservers()))
                  .putUnlessEmpty("searches", scalars(resolution.searchDomains()))
                  .putUnlessEmpty("options", Blocks.elements(resolution.options(), Pods::option)));
    }
    spec.putUnlessEmpty("hostAliases", Blocks.elements(resolution.aliases(), Pods::alias));
  }

  private static Tree option(DnsOption option) {
    return MappingBuilder.mapping(
        fields -> {
          fields.put("name", option.name());
          if (!option.value().equals(new Literal<>(""))) {
            fields.put("value", option.value());
          }
        });
  }

  private static Tree alias(HostAlias alias) {
    return MappingBuilder.mapping(
        fields ->
            fields
                .put("ip", alias.address())
                .put(
                    "hostnames",
                    new Tree.Sequence(
                        alias.names().stream()
                            .<Tree.Element>map(name -> new Tree.Item(new Tree.Scalar(name)))
                            .toList())));
  }

  private static void runtimeClass(MappingBuilder spec, List<GpuChosen> gpus) {
    if (gpus.isEmpty()) {
      return;
    }
    Expression<String> runtime = new OfEdition(ReleaseFact.NVIDIA_RUNTIME_CLASS);
    List<Expression<Boolean>> given =
        gpus.stream().map(one -> GpuCount.isGiven(one, Gpus.Maker.NVIDIA)).toList();
    spec.when(
        new All(
            List.of(
                given.size() == 1 ? given.get(0) : new Any(given),
                new Negation(new Equality(runtime, new Literal<>(""))))),
        entries -> entries.put("runtimeClassName", runtime));
  }

  /** The devices of GPUs belong to groups of the NAS. */
  private static List<Tree.Element> groups(List<GpuChosen> gpus) {
    return gpus.isEmpty()
        ? List.of()
        : List.of(
            new Tree.ElementsWhen(
                gpus.size() == 1 ? gpus.get(0) : new Any(List.copyOf(gpus)),
                GpuGroups.IDS.stream()
                    .<Tree.Element>map(group -> new Tree.Item(Tree.number(group)))
                    .toList(),
                List.of()));
  }

  private static void podSecurity(
      MappingBuilder security, DeclaredUnit pod, List<Tree.Element> more) {
    RunAs runAs = pod.runAs().orElseThrow();
    if (!runAs.isRoot()) {
      security.put("runAsNonRoot", true);
    }
    security
        .put("runAsUser", runAs.user())
        .put("runAsGroup", runAs.group())
        .put("fsGroup", runAs.group())
        .put("fsGroupChangePolicy", "OnRootMismatch")
        .putUnlessEmpty(
            "supplementalGroups",
            Stream.concat(scalars(pod.groups()).stream(), more.stream()).toList())
        .put("seccompProfile", profile -> profile.put("type", "RuntimeDefault"))
        .putUnlessEmpty("sysctls", Blocks.elements(pod.sysctls(), Pods::sysctl));
  }

  private static Tree sysctl(Sysctl sysctl) {
    return MappingBuilder.mapping(
        fields -> fields.put("name", sysctl.name()).put("value", Text.notation(sysctl.value())));
  }

  private static <T> List<Tree.Element> scalars(List<Block<Said<Expression<T>>>> values) {
    return Blocks.elements(values, value -> new Tree.Scalar(value.value()));
  }

  private Tree.Element container(
      PlannedContainer planned,
      DeclaredUnit pod,
      Environment environment,
      Volumes volumes,
      HostPorts hostPorts) {
    Container container = planned.declared();
    Tree.Element item =
        new Tree.Item(
            MappingBuilder.mapping(
                fields -> {
                  fields.put("name", container.name());
                  images.put(fields, container.image());
                  fields.putUnlessEmpty("command", words(container.command()));
                  fields.putUnlessEmpty("args", words(container.args()));
                  fields.putUnlessEmpty("env", environment.of(planned));
                  fields.putUnlessEmpty("ports", ports(planned, hostPorts));
                  probe(fields, "startupProbe", planned.starts());
                  probe(fields, "readinessProbe", planned.ready());
                  probe(fields, "livenessProbe", planned.live());
                  lifecycle(fields, planned);
                  Blocks.entries(
                          container.terminal(),
                          said -> field(said.value() == Terminal.TTY ? "tty" : "stdin"))
                      .forEach(fields::add);
                  resources(fields, container);
                  fields.put(
                      "securityContext", security -> security(security, container.security(), pod));
                  fields.putUnlessEmpty("volumeMounts", volumes.mounts(container.mounts()));
                }));
    return container
        .when()
        .<Tree.Element>map(when -> new Tree.ElementsWhen(when, List.of(item), List.of()))
        .orElse(item);
  }

  private static Tree.Entry field(String key) {
    return new Tree.Field(key, new Tree.Scalar(new Literal<>(true)));
  }

  private static List<Tree.Element> words(List<Block<Said<Expression<String>>>> words) {
    return Blocks.elements(
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
  private static List<Tree.Element> ports(PlannedContainer container, HostPorts hostPorts) {
    return Blocks.elements(
        Block.filter(container.declared().ports(), port -> !container.isShadowed(port)),
        port ->
            MappingBuilder.mapping(
                fields -> {
                  fields
                      .put("name", port.name())
                      .put("containerPort", port.number())
                      .put("protocol", port.udp() ? "UDP" : "TCP");
                  hostPorts.put(fields, port);
                }));
  }

  private static void probe(MappingBuilder fields, String key, Choice<Asking> probes) {
    Blocks.first(probes, asking -> new Tree.Field(key, MappingBuilder.mapping(probe(asking))))
        .forEach(fields::add);
  }

  private static Consumer<MappingBuilder> probe(Asking asking) {
    Probe probe = asking.probe();
    String port = asking.port().map(ContainerPort::name).orElse("");
    return fields -> {
      if (probe.handler() instanceof Probe.Http http) {
        fields.put(
            "httpGet",
            get ->
                get.put("path", http.path())
                    .put("port", port)
                    .put("scheme", http.scheme())
                    .putUnlessEmpty("httpHeaders", headers(http)));
      } else if (probe.handler() instanceof Probe.Tcp) {
        fields.put("tcpSocket", socket -> socket.put("port", port));
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

  private static List<Tree.Element> headers(Probe.Http http) {
    return http.headers().stream()
        .<Tree.Element>map(
            header ->
                new Tree.Item(
                    MappingBuilder.mapping(
                        fields -> fields.put("name", header.name()).put("value", header.value()))))
        .toList();
  }

  private static void lifecycle(MappingBuilder fields, PlannedContainer container) {
    if (container.preStop().options().isEmpty() && container.postStart().options().isEmpty()) {
      return;
    }
    fields.put(
        "lifecycle",
        lifecycle -> {
          Blocks.first(container.postStart(), command -> hook("postStart", command))
              .forEach(lifecycle::add);
          Blocks.first(container.preStop(), command -> hook("preStop", command))
              .forEach(lifecycle::add);
        });
  }

  private static Tree.Entry hook(String key, List<String> command) {
    return new Tree.Field(
        key,
        MappingBuilder.mapping(
            hook -> hook.put("exec", exec -> exec.put("command", Tree.texts(command)))));
  }

  private static void resources(MappingBuilder fields, Container container) {
    List<Tree.Entry> gpus =
        container.gpus().map(Said::value).map(Pods::gpuLimits).orElse(List.of());
    container
        .resources()
        .ifPresentOrElse(
            resources ->
                resources(fields, Quantities.cpu(resources), Quantities.memory(resources), gpus),
            () -> {
              if (!gpus.isEmpty()) {
                fields.put(
                    "resources", resources -> resources.put("limits", new Tree.Mapping(gpus)));
              }
            });
  }

  private static List<Tree.Entry> gpuLimits(GpuChosen gpus) {
    return Arrays.stream(Gpus.Maker.values())
        .<Tree.Entry>map(
            maker ->
                new Tree.EntriesWhen(
                    GpuCount.isGiven(gpus, maker),
                    MappingBuilder.entries(
                        limits ->
                            limits.put(
                                GpuCount.resource(maker),
                                new Text(List.of(new Text.Hole(GpuCount.of(gpus, maker)))))),
                    List.of()))
        .toList();
  }

  static void resources(MappingBuilder fields, Expression<String> cpu, Expression<String> memory) {
    resources(fields, cpu, memory, List.of());
  }

  private static void resources(
      MappingBuilder fields,
      Expression<String> cpu,
      Expression<String> memory,
      List<Tree.Entry> more) {
    fields.put(
        "resources",
        resources ->
            resources
                .put("requests", requests -> requests.put("cpu", "10m").put("memory", "50Mi"))
                .put(
                    "limits",
                    limits -> {
                      limits.put("cpu", cpu).put("memory", memory);
                      more.forEach(limits::add);
                    }));
  }

  private static void security(MappingBuilder fields, Security security, DeclaredUnit pod) {
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
    fields.either(
        Presence.of(security.privileged(true)).isThere(),
        all -> all.put("privileged", true),
        few ->
            few.put("allowPrivilegeEscalation", Presence.of(security.escalation()).isThere())
                .put("readOnlyRootFilesystem", Presence.of(security.writableRoot()).isNotThere())
                .put(
                    "capabilities",
                    capabilities -> {
                      capabilities.put("drop", Tree.texts(List.of("ALL")));
                      capabilities.putUnlessEmpty(
                          "add",
                          Blocks.elements(
                              security.capabilities(), capability -> Tree.text(capability.name())));
                    }));
  }
}
