package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.value.Expression;
import java.util.stream.Stream;

/** Which workloads the texts of others name. */
final class Named {

  private Named() {}

  /** Whether a command, a variable or a file of the unit holds the host name of the other. */
  static boolean by(Unit unit, Unit other) {
    ResourceName name = new ResourceName(other.name());
    return texts(unit).anyMatch(text -> holds(text, name));
  }

  private static Stream<Expression<?>> texts(Unit unit) {
    return Stream.concat(
        unit.values().map(Guarded::value),
        unit.containers().stream()
            .map(PlannedContainer::declared)
            .flatMap(
                container ->
                    Stream.concat(
                        Block.stream(container.command()), Block.stream(container.args())))
            .map(Said::value));
  }

  private static boolean holds(Expression<?> text, ResourceName name) {
    boolean[] found = new boolean[1];
    SubExpressions.walk(text, part -> found[0] |= part.equals(name));
    return found[0];
  }
}
