package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.problem.SourceLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The containers that run together, and what they share.
 *
 * @param containers at least one
 * @param initContainers run one after the other before the containers start
 * @param waits what must be ready before
 * @param runAs user and group; none when the definition forgot it
 * @param hostNetwork yields whether the pod uses the network of the NAS; none for never
 * @param stopSeconds seconds a container has to stop
 * @param words what only one edition can do
 */
public record Pod(
    List<Container> containers,
    List<Container> initContainers,
    List<WaitFor> waits,
    Optional<RunAs> runAs,
    Optional<Expression<Boolean>> hostNetwork,
    int stopSeconds,
    List<Said<EditionWord.OfPod>> words) {

  /** Copies the lists. */
  public Pod {
    containers = List.copyOf(containers);
    initContainers = List.copyOf(initContainers);
    waits = List.copyOf(waits);
    words = List.copyOf(words);
  }

  /**
   * A workload that must be ready before the pod's own containers start.
   *
   * @param workload the workload
   * @param port one of its ports
   * @param when condition under which it is waited for; none for always
   * @param source where the definition declares it
   */
  public record WaitFor(
      Workload workload, Port port, Optional<Expression<Boolean>> when, SourceLine source) {}

  /** All containers, those that run first at first. */
  public Stream<Container> allContainers() {
    return Stream.concat(initContainers.stream(), containers.stream());
  }
}
