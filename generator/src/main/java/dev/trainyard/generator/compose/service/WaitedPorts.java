package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.Unit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The ports at which others wait for a unit. */
final class WaitedPorts {

  private final Set<Port> ports;

  WaitedPorts(Plan plan, Unit unit) {
    this.ports =
        plan.units().stream()
            .flatMap(other -> other.declared().waits().stream())
            .filter(
                wait ->
                    plan.workload(wait.workload())
                        .filter(workload -> workload.unit() == unit)
                        .isPresent())
            .map(DeclaredUnit.WaitFor::port)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Those of a container. */
  List<Block<ContainerPort>> of(PlannedContainer container) {
    return Block.filter(container.declared().ports(), port -> ports.contains(port.port()));
  }
}
