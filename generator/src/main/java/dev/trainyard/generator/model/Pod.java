package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.problem.SourceLine;
import java.util.List;
import java.util.Optional;

/**
 * The containers that run together, and what they share.
 *
 * @param containers at least one
 * @param initContainers run one after the other before the containers start
 * @param waits what must be ready before
 * @param runAs user and group; none when the definition forgot it
 * @param hostNetwork yields whether the pod uses the network of the NAS; none for never
 * @param stopSeconds seconds a container has to stop
 * @param rights rights at the Kubernetes API; empty for none
 */
public record Pod(
    List<Container> containers,
    List<Container> initContainers,
    List<WaitFor> waits,
    Optional<RunAs> runAs,
    Optional<Expression<Boolean>> hostNetwork,
    int stopSeconds,
    List<PolicyRule> rights) {

  /** Copies the lists. */
  public Pod {
    containers = List.copyOf(containers);
    initContainers = List.copyOf(initContainers);
    waits = List.copyOf(waits);
    rights = List.copyOf(rights);
  }

  /**
   * A workload that must be ready before the pod's own containers start.
   *
   * @param workload its name
   * @param port name of one of its ports
   * @param when condition under which it is waited for; none for always
   * @param source where the definition declares it
   */
  public record WaitFor(
      String workload, String port, Optional<Expression<Boolean>> when, SourceLine source) {}
}
