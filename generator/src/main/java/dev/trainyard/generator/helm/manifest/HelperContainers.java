package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * The init containers that a chart adds of itself: one that gives volumes to their users, one for
 * each workload to wait for.
 */
final class HelperContainers {

  private static final String PERMISSIONS = "permissions";

  private final Images images;

  HelperContainers(Images images) {
    this.images = images;
  }

  /** Makes sure that volumes have the owner their containers need. */
  Optional<Tree.Element> permissions(Pod pod, Volumes volumes) {
    WantedElements<Owned> wanted = new WantedElements<>();
    Wanted<String> any = new Wanted<>();
    for (PlacedMount place : PlacedMount.of(pod)) {
      Owned.of(place.mount())
          .ifPresent(
              owned -> {
                wanted.add(owned, place);
                any.add(PERMISSIONS, place.outside());
              });
    }
    List<Owned> all = wanted.all();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    boolean perReplica = all.stream().anyMatch(Owned::perReplica);
    Tree container =
        MappingBuilder.mapping(
            fields -> {
              fields.put("name", PERMISSIONS);
              images.put(fields, Image.UTILITY, "utility");
              fields
                  .put("command", Tree.texts(List.of("sh", "-c", OWN, "sh")))
                  .put(
                      "args",
                      new Tree.Sequence(
                          wanted.elements(
                              owned -> new Tree.Scalar(owned.pair(all.indexOf(owned))))));
              if (perReplica) {
                fields.put(
                    "env",
                    new Tree.Sequence(
                        List.of(
                            new Tree.Item(
                                Environment.field(new Literal<>("POD_NAME"), "metadata.name")))));
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
                  .put(
                      "volumeMounts",
                      new Tree.Sequence(
                          wanted.elements(
                              owned -> volumes.mount(owned.mount(all.indexOf(owned))))));
            });
    return Volumes.blocks(any.blocks(), name -> container).stream().findFirst();
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

  /** What waits for other workloads, one container for each that is waited for. */
  List<Tree.Element> waits(Pod pod) {
    Wanted<Wait> wanted = new Wanted<>();
    for (Pod.WaitFor wait : pod.waits()) {
      long ports =
          pod.waits().stream()
              .filter(other -> other.workload().equals(wait.workload()))
              .map(Pod.WaitFor::port)
              .distinct()
              .count();
      wanted.add(
          new Wait(
              "wait-for-" + wait.workload().name() + (ports > 1 ? "-" + wait.port().name() : ""),
              wait.workload(),
              wait.port()),
          wait.when());
    }
    return Volumes.blocks(wanted.blocks(), this::wait);
  }

  /**
   * A container that waits.
   *
   * @param name its name
   * @param workload what it waits for
   * @param port the port that must accept connections
   */
  private record Wait(String name, Workload workload, Port port) {}

  private Tree wait(Wait wait) {
    return MappingBuilder.mapping(
        fields -> {
          fields.put("name", wait.name());
          images.put(fields, Image.UTILITY, "utility");
          fields
              .put("command", Tree.texts(List.of("sh", "-c", WAIT, "sh")))
              .put(
                  "args",
                  new Tree.Sequence(
                      List.of(
                          new Tree.Item(new Tree.Scalar(new ResourceName(wait.workload().name()))),
                          new Tree.Item(Tree.text(Integer.toString(wait.port().number()))))));
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
                        capabilities -> capabilities.put("drop", Tree.texts(List.of("ALL"))));
              });
        });
  }

  /**
   * A service leads to ready pods only, so a connection means that one is ready. The first process
   * of a container has to ask for the signal that ends it.
   */
  private static final String WAIT =
      """
      trap 'exit 143' TERM
      until nc -z -w 2 "$1" "$2"; do
        echo "waiting for $1:$2"
        sleep 2
      done
      """;
}
