package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Value;
import java.util.Optional;

/** What can be said about a workload. */
public final class WorkloadSpec extends PodSpec<WorkloadSpec> {

  private final Repetition repetition;
  private boolean stateful;
  private Expression<Long> replicas = new Literal<>(1L);

  WorkloadSpec(String name, Repetition repetition) {
    super(name);
    this.repetition = repetition;
  }

  /** Its replicas have identities that last (StatefulSet). */
  public WorkloadSpec stateful() {
    this.stateful = true;
    return this;
  }

  /** How many pods; 1 by default. TrueNAS sets all workloads to one count when it starts an app. */
  public WorkloadSpec replicas(Value<Long> count) {
    this.replicas = count.expression();
    return this;
  }

  @Override
  WorkloadSpec self() {
    return this;
  }

  Workload build() {
    return new Workload(
        name,
        stateful,
        Optional.ofNullable(when),
        Optional.ofNullable(repetition),
        replicas,
        pod(),
        source);
  }
}
