package dev.trainyard.generator.plan;

import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A port of a workload.
 *
 * @param unit the workload
 * @param container its container
 * @param port the port
 * @param conditions what it depends on, that workload and container are there included
 */
public record PlannedPort(
    Unit unit,
    PlannedContainer container,
    ContainerPort port,
    List<Expression<Boolean>> conditions) {

  /** Copies the list. */
  public PlannedPort {
    conditions = List.copyOf(conditions);
  }

  /** The port of the NAS that leads to it; none for traffic within the app only. */
  public Optional<PortQuestion> published() {
    return port.published();
  }

  /** Whether one answer leads to both, one with TCP and one with UDP. */
  public boolean isPairedWith(PlannedPort other) {
    return unit == other.unit
        && port.udp() != other.port.udp()
        && published().isPresent()
        && published().equals(other.published());
  }

  /** Whether it is the UDP port that may have the number of a TCP port. */
  public boolean isShadowedBy(PlannedPort other) {
    return unit == other.unit
        && port.udp()
        && !other.port.udp()
        && port.port().mayBe(other.port.port());
  }
}
