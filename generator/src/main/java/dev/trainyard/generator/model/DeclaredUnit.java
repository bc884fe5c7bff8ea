package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The containers that run together, and what they share.
 *
 * @param containers at least one
 * @param steps run one after the other before the containers start
 * @param waits what must be ready before
 * @param runAs user and group; none when the definition forgot it
 * @param hostNetwork yields whether they use the network of the NAS; none for never
 * @param hostNetworkReason why they always do; none where answers decide, or it was forgotten
 * @param stopSeconds yields the seconds a container has to stop
 * @param words what only one edition can do
 * @param groups yield groups beside that of {@code runAs}
 * @param sysctls parameters of the kernel
 * @param resolution how they look names up
 */
public record DeclaredUnit(
    List<Container> containers,
    List<Container> steps,
    List<WaitFor> waits,
    Optional<RunAs> runAs,
    Optional<Expression<Boolean>> hostNetwork,
    Optional<Said<String>> hostNetworkReason,
    Expression<Long> stopSeconds,
    List<Block<Said<EditionWord.OfUnit>>> words,
    List<Block<Said<Expression<Long>>>> groups,
    List<Block<Sysctl>> sysctls,
    Resolution resolution) {

  /** Copies the lists. */
  public DeclaredUnit {
    containers = List.copyOf(containers);
    steps = List.copyOf(steps);
    waits = List.copyOf(waits);
    words = List.copyOf(words);
    groups = List.copyOf(groups);
    sysctls = List.copyOf(sysctls);
  }

  /**
   * A workload that must be ready before the containers start.
   *
   * @param workload the workload
   * @param port one of its ports
   * @param when condition under which it is waited for; none for always
   * @param source where the definition declares it
   */
  public record WaitFor(
      Workload workload, Port port, Optional<Expression<Boolean>> when, SourceLine source) {

    /** Refuses null. */
    public WaitFor {
      NotNull.of(workload, "the workload");
      NotNull.of(port, "the port");
    }
  }

  /** Whether they use the network of the NAS whatever is answered. */
  public boolean isAlwaysInHostNetwork() {
    return hostNetwork.equals(Optional.of(new Literal<>(true)));
  }

  /** All containers, those that run first at first. */
  public Stream<Container> allContainers() {
    return Stream.concat(steps.stream(), containers.stream());
  }
}
