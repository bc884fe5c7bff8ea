package dev.trainyard.generator.model;

import dev.trainyard.generator.value.Value;
import java.util.function.Consumer;

/** What can be said about a workload or job for each item of a list. */
public final class RepeatedUnitSpec extends RepeatableUnitContent<RepeatedUnitSpec> {

  RepeatedUnitSpec(Spec around, UnitParts parts) {
    super(around, parts);
  }

  /** What {@code content} says of what it is handed depends on a condition. */
  public RepeatedUnitSpec when(Value<Boolean> condition, Consumer<RepeatedUnitSpec> content) {
    said();
    within(() -> parts.when(condition.expression(), () -> inner(content)));
    return this;
  }

  @Override
  RepeatedUnitSpec self() {
    return this;
  }
}
