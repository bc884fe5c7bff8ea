package dev.trainyard.generator.plan;

import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Health;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.Said;
import java.util.List;
import java.util.Optional;

/**
 * A container with what follows from the rest of the definition. What the definition says of it
 * outright is that of {@link #declared()}.
 *
 * @param declared what the definition says
 * @param isStep whether it runs to its end before others start, else it runs beside the others
 * @param runAs user and group; none when the definition forgot them
 * @param variables its environment
 * @param starts tells when it has started
 * @param ready tells whether it can serve
 * @param live tells whether it must be restarted
 * @param preStop command before it is stopped
 * @param postStart command after it was started
 */
public record PlannedContainer(
    Container declared,
    boolean isStep,
    Optional<RunAs> runAs,
    List<Block<Variable>> variables,
    Choice<Asking> starts,
    Choice<Asking> ready,
    Choice<Asking> live,
    Choice<List<String>> preStop,
    Choice<List<String>> postStart) {

  /** Copies the list. */
  public PlannedContainer {
    variables = List.copyOf(variables);
  }

  static PlannedContainer of(
      Container container, boolean isStep, DeclaredUnit unit, List<Block<Variable>> variables) {
    Health health = container.health();
    return new PlannedContainer(
        container,
        isStep,
        container.security().runAs().map(Said::value).or(unit::runAs),
        variables,
        asking(health.startup(), container),
        asking(health.readiness(), container),
        asking(health.liveness(), container),
        Choice.of(container.preStop(), command -> command),
        Choice.of(container.postStart(), command -> command));
  }

  /** Where there is a reason for having no probe, there is none. */
  private static Choice<Asking> asking(List<Block<Said<Probe>>> probes, Container container) {
    return Choice.of(
            probes, probe -> new Asking(probe, asked(probe, container).map(Guarded::value)))
        .unless(container.health().none());
  }

  /**
   * The port that a probe of the container asks, with what it depends on within the container; none
   * for a command, and where the container has no such port.
   */
  public Optional<Guarded<ContainerPort>> asked(Probe probe) {
    return asked(probe, declared);
  }

  private static Optional<Guarded<ContainerPort>> asked(Probe probe, Container container) {
    if (probe.handler() instanceof Probe.Exec) {
      return Optional.empty();
    }
    Optional<Port> named = probe.port();
    return Block.guarded(container.ports()).stream()
        .filter(port -> !port.value().udp())
        .filter(port -> named.isEmpty() || port.value().port() == named.get())
        .findFirst();
  }

  /** Whether a port is the UDP port that has the number of a TCP port of the same container. */
  public boolean isShadowed(ContainerPort port) {
    return port.udp()
        && Block.stream(declared.ports())
            .anyMatch(other -> !other.udp() && port.port().mayBe(other.port()));
  }
}
