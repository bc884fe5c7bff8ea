package dev.trainyard.generator.model;

import dev.trainyard.generator.value.Expression;
import java.util.List;

/** What can be said about a workload or job under a condition. */
public final class ConditionalUnitSpec extends UnitContent<ConditionalUnitSpec> {

  ConditionalUnitSpec(
      Spec around, String name, Collected collected, List<Expression<Boolean>> conditions) {
    super(around, name, collected, conditions);
  }

  @Override
  ConditionalUnitSpec self() {
    return this;
  }
}
