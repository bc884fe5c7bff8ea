package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expression;
import java.util.List;

/** What can be said about the pod of a workload or job under a condition. */
public final class ConditionalPodSpec extends PodContent<ConditionalPodSpec> {

  ConditionalPodSpec(
      Spec around, String name, Collected collected, List<Expression<Boolean>> conditions) {
    super(around, name, collected, conditions);
  }

  @Override
  ConditionalPodSpec self() {
    return this;
  }
}
