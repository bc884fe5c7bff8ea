package dev.trainyard.generator.helm.manifest;

import static dev.trainyard.generator.expression.Expressions.text;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.plan.Ownership;
import dev.trainyard.generator.plan.Presence;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.plan.Wait;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * The init containers that a chart adds of itself: one that gives volumes to their users, one for
 * each workload to wait for.
 */
public final class HelperContainers {

  private final Images images;

  HelperContainers(Images images) {
    this.images = images;
  }

  /** Makes sure that volumes have the owner their containers need. */
  Optional<Tree.Element> permissions(Unit unit, Volumes volumes) {
    List<Block<Ownership>> owners = OwnedDirectories.given(unit.owners());
    Presence presence = Presence.of(owners);
    if (presence.never()) {
      return Optional.empty();
    }
    Tree.Element step = new Tree.Item(permissions(owners, volumes));
    return Optional.of(
        presence
            .when()
            .<Tree.Element>map(when -> new Tree.ElementsWhen(when, List.of(step), List.of()))
            .orElse(step));
  }

  private Tree permissions(List<Block<Ownership>> owners, Volumes volumes) {
    OwnedDirectories directories = new OwnedDirectories(owners);
    return MappingBuilder.mapping(
        fields -> {
          fields.put("name", Ownership.STEP);
          images.put(fields, Image.UTILITY);
          fields
              .put("command", Tree.texts(List.of("sh", "-c", OWN, "sh")))
              .put("args", new Tree.Sequence(directories.pairs()));
          if (Block.stream(owners).anyMatch(Ownership::perReplica)) {
            fields.put("env", new Tree.Sequence(List.of(new Tree.Item(Environment.podName()))));
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
                                      .put("add", Tree.texts(CAPABILITIES))))
              .put("volumeMounts", new Tree.Sequence(directories.mounts(volumes)));
        });
  }

  /** What it takes to change owners, whoever owns a directory. */
  public static final List<String> CAPABILITIES = List.of("CHOWN", "DAC_OVERRIDE", "FOWNER");

  /**
   * Changes the owner of everything where the top directory has another one. Else it looks at what
   * people put in by hand, such as {@code .ssh/id_ed25519}, and no deeper: a large volume takes
   * long.
   */
  private static final String OWN =
      """
      set -eu
      for pair in "$@"; do
        owner="${pair%%=*}"
        path="${pair#*=}"
        if [ "$(stat -c %u:%g "$path")" != "$owner" ]; then
          echo "giving $path to $owner"
          chown -R "$owner" "$path"
        else
          find "$path" -xdev -mindepth 1 -maxdepth 3 \\
            \\( ! -user "${owner%%:*}" -o ! -group "${owner#*:}" \\) \\
            -exec echo "giving {} to $owner" \\; -exec chown -h "$owner" {} \\;
        fi
      done
      """;

  /** What waits for other workloads. */
  List<Tree.Element> waits(Unit unit) {
    return Blocks.elements(unit.waits(), this::wait);
  }

  private static Tree number(Port port) {
    return port.number()
        .map(number -> Tree.text(Integer.toString(number)))
        .orElseGet(() -> new Tree.Scalar(text("{}", port)));
  }

  private Tree wait(Wait wait) {
    return MappingBuilder.mapping(
        fields -> {
          fields.put("name", wait.step());
          images.put(fields, Image.UTILITY);
          fields
              .put("command", Tree.texts(List.of("sh", "-c", WAIT, "sh")))
              .put(
                  "args",
                  new Tree.Sequence(
                      List.of(
                          new Tree.Item(new Tree.Scalar(new ResourceName(wait.workload().name()))),
                          new Tree.Item(number(wait.port())))));
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
