package dev.trainyard.generator.model;

import dev.trainyard.generator.value.Value;
import java.util.function.Consumer;

/** What can be said about a container for each item of a list. */
public final class RepeatedContainerSpec extends RepeatableContent<RepeatedContainerSpec> {

  RepeatedContainerSpec(Spec around, ContainerParts parts) {
    super(around, parts);
  }

  /** What {@code content} says of what it is handed depends on a condition. */
  public RepeatedContainerSpec when(
      Value<Boolean> condition, Consumer<RepeatedContainerSpec> content) {
    said();
    within(() -> parts.when(condition.expression(), () -> inner(content)));
    return this;
  }

  @Override
  RepeatedContainerSpec self() {
    return this;
  }
}
