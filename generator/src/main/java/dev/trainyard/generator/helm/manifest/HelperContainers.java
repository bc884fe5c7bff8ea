package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The init containers that a chart adds of itself: one that gives volumes to their users, one for
 * each workload to wait for.
 */
final class HelperContainers {

  private final Images images;
  private final List<Workload> workloads;

  HelperContainers(Images images, List<Workload> workloads) {
    this.images = images;
    this.workloads = workloads;
  }

  /** Makes sure that volumes have the owner their containers need. */
  Optional<Tree.Element> permissions(Pod pod, Volumes volumes) {
    List<Tree.Element> mounts = new ArrayList<>();
    List<Tree.Element> args = new ArrayList<>();
    List<Mount> seen = new ArrayList<>();
    List<Container> all = new ArrayList<>(pod.initContainers());
    all.addAll(pod.containers());
    for (Container container : all) {
      List<Tree.Element> ownMounts = new ArrayList<>();
      List<Tree.Element> ownArgs = new ArrayList<>();
      owned(container.mounts(), seen, volumes, ownMounts, ownArgs);
      mounts.addAll(under(container.when(), ownMounts));
      args.addAll(under(container.when(), ownArgs));
    }
    boolean perReplica = seen.stream().anyMatch(Mount::perReplica);
    if (seen.isEmpty()) {
      return Optional.empty();
    }
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
                  if (perReplica) {
                    fields.put(
                        "env",
                        new Tree.Sequence(
                            List.of(
                                new Tree.Item(
                                    Environment.field(
                                        new Literal<>("POD_NAME"), "metadata.name")))));
                  }
                  Pods.resources(fields, new Literal<>("500m"), new Literal<>("256Mi"));
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

  private static List<Tree.Element> under(
      Optional<Expression<Boolean>> condition, List<Tree.Element> elements) {
    return condition.isEmpty() || elements.isEmpty()
        ? elements
        : List.of(new Tree.ElementsWhen(condition.get(), elements, List.of()));
  }

  /** Collects what must be owned, under the conditions of its mounts; each volume once. */
  private static void owned(
      List<Block<Mount>> blocks,
      List<Mount> seen,
      Volumes volumes,
      List<Tree.Element> mounts,
      List<Tree.Element> args) {
    for (Block<Mount> block : blocks) {
      if (block instanceof Block.One<Mount> one) {
        owned(one.value(), seen, volumes, mounts, args);
      } else if (block instanceof Block.When<Mount> when) {
        List<Tree.Element> innerMounts = new ArrayList<>();
        List<Tree.Element> innerArgs = new ArrayList<>();
        owned(when.blocks(), seen, volumes, innerMounts, innerArgs);
        mounts.addAll(under(Optional.of(when.when()), innerMounts));
        args.addAll(under(Optional.of(when.when()), innerArgs));
      }
    }
  }

  private static void owned(
      Mount mount,
      List<Mount> seen,
      Volumes volumes,
      List<Tree.Element> mounts,
      List<Tree.Element> args) {
    boolean known =
        seen.stream()
            .anyMatch(
                other ->
                    other.volume().equals(mount.volume())
                        && other.subPath().equals(mount.subPath())
                        && other.perReplica() == mount.perReplica());
    if (known || mount.owner().isEmpty()) {
      return;
    }
    seen.add(mount);
    String path = "/volumes/" + seen.size();
    Mount.Owner owner = mount.owner().get();
    Mount writable =
        new Mount(
            mount.volume(),
            mount.path(),
            mount.subPath(),
            mount.perReplica(),
            new Literal<>(false),
            mount.owner(),
            mount.source());
    mounts.add(new Tree.Item(volumes.mount(writable, new Literal<>(path))));
    args.add(new Tree.Item(Tree.text(owner.user() + ":" + owner.group() + "=" + path)));
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

  Tree.Element wait(Pod.WaitFor wait) {
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
                  Pods.resources(fields, new Literal<>("100m"), new Literal<>("64Mi"));
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
