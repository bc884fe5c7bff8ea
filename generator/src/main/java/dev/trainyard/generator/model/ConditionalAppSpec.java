package dev.trainyard.generator.model;

import dev.trainyard.generator.value.Expression;
import java.util.List;

/** What can be said about an app under a condition. */
public final class ConditionalAppSpec extends AppParts<ConditionalAppSpec> {

  ConditionalAppSpec(Spec around, Collected collected, List<Expression<Boolean>> conditions) {
    super(around, collected, conditions);
  }

  @Override
  ConditionalAppSpec self() {
    return this;
  }
}
