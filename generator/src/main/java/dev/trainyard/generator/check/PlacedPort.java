package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredWorkload;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of a workload with everything that it depends on.
 *
 * @param workload the workload
 * @param container its container
 * @param port the port
 * @param conditions the conditions of workload, container and port
 */
record PlacedPort(
    DeclaredWorkload workload,
    Container container,
    ContainerPort port,
    List<Expression<Boolean>> conditions) {

  /** The ports of all workloads. */
  static List<PlacedPort> of(App app) {
    List<PlacedPort> all = new ArrayList<>();
    app.workloads().forEach(workload -> all.addAll(of(workload)));
    return all;
  }

  /** The ports of a workload. */
  static List<PlacedPort> of(DeclaredWorkload workload) {
    List<PlacedPort> all = new ArrayList<>();
    List<Expression<Boolean>> around = conditions(workload);
    for (Container container : workload.pod().containers()) {
      Block.guarded(container.ports()).stream()
          .map(port -> port.within(container.when()))
          .forEach(
              port -> {
                List<Expression<Boolean>> conditions = new ArrayList<>(around);
                conditions.addAll(port.conditions());
                all.add(new PlacedPort(workload, container, port.value(), conditions));
              });
    }
    return all;
  }

  /** What the existence of a workload depends on. */
  static List<Expression<Boolean>> conditions(DeclaredWorkload workload) {
    List<Expression<Boolean>> conditions = new ArrayList<>();
    workload.when().ifPresent(conditions::add);
    workload.repetition().flatMap(repetition -> repetition.when()).ifPresent(conditions::add);
    return conditions;
  }

  String subject() {
    return "workload " + workload.name() + ", container " + container.name() + ", " + port.port();
  }
}
