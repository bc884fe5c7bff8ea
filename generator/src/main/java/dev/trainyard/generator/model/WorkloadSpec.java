package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.Optional;

/** What can be said about a workload. */
public final class WorkloadSpec extends UnitSpec<WorkloadSpec> {

  private final Workload handle;
  private final Optional<Expression<Boolean>> when;
  private final Optional<Repetition> repetition;
  private boolean stateful;
  private Expression<Long> replicas = new Literal<>(1L);
  private Expression<Boolean> reachableBeforeReady;

  WorkloadSpec(
      Spec app,
      Workload handle,
      Optional<Expression<Boolean>> when,
      Optional<Repetition> repetition,
      SourceLine source) {
    super(app, handle.name(), source);
    this.handle = handle;
    this.when = when;
    this.repetition = repetition;
  }

  /** Its replicas have identities that last. */
  public WorkloadSpec stateful() {
    once("stateful");
    this.stateful = true;
    return this;
  }

  /**
   * How many replicas; 1 by default. TrueNAS sets all workloads to one count when it starts an app.
   */
  public WorkloadSpec replicas(Value<Long> count) {
    once("replicas");
    this.replicas = count.expression();
    return this;
  }

  /**
   * The other containers reach it under its host name before it is ready if the value says so, as
   * the members of a group must that become ready only together. Ports of the NAS lead to it when
   * it is ready, but for those of {@link ContainerSpec#portBeforeReady}.
   *
   * <p>On 22.02 to 24.04 a host name leads nowhere otherwise until the {@code ready} probe has
   * succeeded; on 24.10 and later it always leads to the container.
   */
  public WorkloadSpec reachableBeforeReady(Value<Boolean> reachable) {
    once("reachableBeforeReady");
    this.reachableBeforeReady = reachable.expression();
    return this;
  }

  @Override
  WorkloadSpec self() {
    return this;
  }

  DeclaredWorkload build() {
    return new DeclaredWorkload(
        handle,
        stateful,
        when,
        repetition,
        replicas,
        Optional.ofNullable(reachableBeforeReady),
        unit(),
        source);
  }
}
