package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Checksum;
import dev.trainyard.generator.expression.Conditional;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.Security;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The pods of workloads and jobs. */
final class Pods {

  private final Images images;
  private final Secrets secrets;
  private final List<Workload> workloads;

  Pods(Images images, Secrets secrets, List<Workload> workloads) {
    this.images = images;
    this.secrets = secrets;
    this.workloads = workloads;
  }

  /**
   * The pod's specification.
   *
   * @param owner name of the workload or job, for keys in the Secret
   * @param name yields the name of its resources
   * @param restartPolicy {@code Always}, {@code OnFailure} or {@code Never}
   */
  Consumer<MappingBuilder> spec(
      Pod pod, String owner, Expression<String> name, String restartPolicy) {
    Files files = new Files(pod);
    Volumes volumes = new Volumes(pod, files, name);
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
      permissions(pod, volumes).ifPresent(init::add);
      pod.waits().forEach(wait -> init.add(wait(wait)));
      pod.initContainers().forEach(c -> init.add(container(c, pod, owner, volumes)));
      spec.putUnlessEmpty("initContainers", init);
      spec.put(
          "containers",
          new Tree.Sequence(
              pod.containers().stream().map(c -> container(c, pod, owner, volumes)).toList()));
      spec.putUnlessEmpty("volumes", volumes.volumes());
    };
  }

  /** Checksums of the files whose change must restart the pod. */
  Optional<Tree.Mapping> checksums(Pod pod) {
    Files files = new Files(pod);
    boolean config = !files.plain().isEmpty();
    boolean secret = !files.secret().isEmpty() || usesSecret(pod);
    if (!config && !secret) {
      return Optional.empty();
    }
    return Optional.of(
        MappingBuilder.mapping(
            annotations -> {
              if (config) {
                annotations.put("checksum/config", new Checksum("configmap.yaml"));
              }
              if (secret) {
                annotations.put("checksum/secret", new Checksum("secret.yaml"));
              }
            }));
  }

  private static boolean usesSecret(Pod pod) {
    List<Container> all = new ArrayList<>(pod.initContainers());
    all.addAll(pod.containers());
    boolean[] uses = new boolean[1];
    all.forEach(
        container ->
            Block.forEach(
                container.env(),
                env -> uses[0] |= env instanceof Env.Plain plain && Secrets.isSecret(plain)));
    return uses[0];
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

  private Tree.Element container(Container container, Pod pod, String owner, Volumes volumes) {
    String key = owner + "." + container.name();
    secrets.add(key, container.env());
    Tree.Element item =
        new Tree.Item(
            MappingBuilder.mapping(
                fields -> {
                  fields
                      .put("name", container.name())
                      .put("image", images.reference(container.image(), container.name()))
                      .put("imagePullPolicy", "IfNotPresent");
                  fields.putUnlessEmpty("command", words(container.command()));
                  fields.putUnlessEmpty("args", words(container.args()));
                  fields.putUnlessEmpty("env", env(container, key));
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

  private List<Tree.Element> env(Container container, String owner) {
    List<Tree.Element> env = new ArrayList<>();
    boolean[] perReplica = new boolean[1];
    Block.forEach(container.mounts(), mount -> perReplica[0] |= mount.perReplica());
    boolean[] hasPodName = new boolean[1];
    Block.forEach(
        container.env(),
        variable -> hasPodName[0] |= variable.name().equals(new Literal<>("POD_NAME")));
    if (perReplica[0] && !hasPodName[0]) {
      env.add(new Tree.Item(field(new Literal<>("POD_NAME"), "metadata.name")));
    }
    env.addAll(Volumes.blocks(container.env(), variable -> variable(variable, owner)));
    return env;
  }

  private Tree variable(Env variable, String owner) {
    if (variable instanceof Env.Field field) {
      return field(field.name(), field.fieldPath());
    }
    Env.Plain plain = (Env.Plain) variable;
    if (!Secrets.isSecret(plain)) {
      return MappingBuilder.mapping(
          fields ->
              fields
                  .put("name", plain.name())
                  .put(
                      "value",
                      plain.value() instanceof Literal<?> literal
                          ? new Literal<>(String.valueOf(literal.value()))
                          : KubernetesText.of(plain.value())));
    }
    return MappingBuilder.mapping(
        fields ->
            fields
                .put("name", plain.name())
                .put(
                    "valueFrom",
                    from ->
                        from.put(
                            "secretKeyRef",
                            reference ->
                                reference
                                    .put("name", Secrets.NAME)
                                    .put("key", secrets.keyOf(owner, plain)))));
  }

  private static Tree field(Expression<String> name, String fieldPath) {
    return MappingBuilder.mapping(
        fields ->
            fields
                .put("name", name)
                .put(
                    "valueFrom",
                    from ->
                        from.put("fieldRef", reference -> reference.put("fieldPath", fieldPath))));
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
                get.put("path", KubernetesText.of(http.path()))
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

  private static void resources(
      MappingBuilder fields, Expression<String> cpu, Expression<String> memory) {
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

  /** Makes sure that volumes have the owner their containers need. */
  private Optional<Tree.Element> permissions(Pod pod, Volumes volumes) {
    List<Tree.Element> mounts = new ArrayList<>();
    List<Tree.Element> args = new ArrayList<>();
    List<Mount> seen = new ArrayList<>();
    List<Container> all = new ArrayList<>(pod.initContainers());
    all.addAll(pod.containers());
    boolean perReplica = false;
    for (Container container : all) {
      List<Mount> owned = new ArrayList<>();
      Block.forEach(container.mounts(), mount -> mount.owner().ifPresent(o -> owned.add(mount)));
      for (Mount mount : owned) {
        boolean known =
            seen.stream()
                .anyMatch(
                    other ->
                        other.volume().equals(mount.volume())
                            && other.subPath().equals(mount.subPath())
                            && other.perReplica() == mount.perReplica());
        if (known
            || !(mount.volume() instanceof VolumeSource.Storage storage)
            || storage.scope().isItem()) {
          continue;
        }
        seen.add(mount);
        perReplica |= mount.perReplica();
        String path = "/volumes/" + seen.size();
        Mount.Owner owner = mount.owner().orElseThrow();
        Mount writable =
            new Mount(
                mount.volume(),
                mount.path(),
                mount.subPath(),
                mount.perReplica(),
                new Literal<>(false),
                mount.owner(),
                mount.source());
        Tree.Element mounted = new Tree.Item(volumes.mount(writable, new Literal<>(path)));
        Tree.Element arg =
            new Tree.Item(Tree.text(owner.user() + ":" + owner.group() + "=" + path));
        if (container.when().isPresent()) {
          mounted = new Tree.ElementsWhen(container.when().get(), List.of(mounted), List.of());
          arg = new Tree.ElementsWhen(container.when().get(), List.of(arg), List.of());
        }
        mounts.add(mounted);
        args.add(arg);
      }
    }
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    boolean podName = perReplica;
    return Optional.of(
        new Tree.Item(
            MappingBuilder.mapping(
                fields -> {
                  fields
                      .put("name", "permissions")
                      .put("image", images.reference(Image.UTILITY, "utility"))
                      .put("imagePullPolicy", "IfNotPresent")
                      .put("command", Tree.texts(List.of("sh", "-c", OWN, "sh")))
                      .put("args", new Tree.Sequence(args));
                  if (podName) {
                    fields.put(
                        "env",
                        new Tree.Sequence(
                            List.of(
                                new Tree.Item(field(new Literal<>("POD_NAME"), "metadata.name")))));
                  }
                  resources(fields, new Literal<>("500m"), new Literal<>("256Mi"));
                  fields
                      .put(
                          "securityContext",
                          security ->
                              security
                                  .put("runAsNonRoot", false)
                                  .put("runAsUser", 0)
                                  .put("runAsGroup", 0)
                                  .put("allowPrivilegeEscalation", false)
                                  .put("readOnlyRootFilesystem", true)
                                  .put(
                                      "capabilities",
                                      capabilities ->
                                          capabilities
                                              .put("drop", Tree.texts(List.of("ALL")))
                                              .put(
                                                  "add",
                                                  Tree.texts(
                                                      List.of("CHOWN", "DAC_OVERRIDE", "FOWNER")))))
                      .put("volumeMounts", new Tree.Sequence(mounts));
                })));
  }

  /** Changes the owner only where the top directory has another one: a large volume takes long. */
  private static final String OWN =
      """
      set -eu
      for pair in "$@"; do
        owner="${pair%%=*}"
        path="${pair#*=}"
        if [ "$(stat -c %u:%g "$path")" != "$owner" ]; then
          echo "giving $path to $owner"
          chown -R "$owner" "$path"
        fi
      done
      """;

  private Tree.Element wait(Pod.WaitFor wait) {
    Workload target =
        workloads.stream()
            .filter(workload -> workload.name().equals(wait.workload()))
            .findFirst()
            .orElseThrow();
    int port =
        target.pod().containers().stream()
            .flatMap(container -> container.ports().stream())
            .filter(candidate -> candidate.name().equals(wait.port()))
            .findFirst()
            .map(ContainerPort::number)
            .orElseThrow();
    Tree.Element item =
        new Tree.Item(
            MappingBuilder.mapping(
                fields -> {
                  fields
                      .put("name", "wait-for-" + wait.workload())
                      .put("image", images.reference(Image.UTILITY, "utility"))
                      .put("imagePullPolicy", "IfNotPresent")
                      .put("command", Tree.texts(List.of("sh", "-c", WAIT, "sh")))
                      .put(
                          "args",
                          new Tree.Sequence(
                              List.of(
                                  new Tree.Item(new Tree.Scalar(new ResourceName(wait.workload()))),
                                  new Tree.Item(Tree.text(Integer.toString(port))))));
                  resources(fields, new Literal<>("100m"), new Literal<>("64Mi"));
                  fields.put(
                      "securityContext",
                      security -> {
                        security
                            .put("runAsNonRoot", true)
                            .put("runAsUser", 65534)
                            .put("runAsGroup", 65534)
                            .put("allowPrivilegeEscalation", false)
                            .put("readOnlyRootFilesystem", true)
                            .put(
                                "capabilities",
                                capabilities ->
                                    capabilities.put("drop", Tree.texts(List.of("ALL"))));
                      });
                }));
    return wait.when()
        .<Tree.Element>map(when -> new Tree.ElementsWhen(when, List.of(item), List.of()))
        .orElse(item);
  }

  /** A service leads to ready pods only, so a connection means that one is ready. */
  private static final String WAIT =
      """
      until nc -z -w 2 "$1" "$2"; do
        echo "waiting for $1:$2"
        sleep 2
      done
      """;
}
