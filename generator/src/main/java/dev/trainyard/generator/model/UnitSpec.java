package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * What can be said about a workload or job.
 *
 * @param <S> the spec itself, for chaining
 */
public abstract sealed class UnitSpec<S extends UnitSpec<S>> extends UnitContent<S>
    permits WorkloadSpec, JobSpec {

  final SourceLine source;
  private RunAs runAs;
  private Expression<Boolean> hostNetwork;
  private Said<String> hostNetworkReason;
  private Expression<Long> stopSeconds = new Literal<>(30L);

  UnitSpec(Spec app, String name, SourceLine source) {
    super(app, name, new Collected(), List.of());
    this.source = source;
  }

  /** Its containers run as this user and group, which also own what is mounted. */
  public S runAs(long user, long group) {
    once("runAs");
    this.runAs = RunAs.of(user, group);
    return self();
  }

  /** Its containers run as the user and group the owner says. */
  public S runAs(Value<Long> user, Value<Long> group) {
    once("runAs");
    this.runAs = new RunAs(user.expression(), group.expression());
    return self();
  }

  /** It uses the network of the NAS if the value says so. */
  public S hostNetwork(Value<Boolean> hostNetwork) {
    once("hostNetwork");
    this.hostNetwork = hostNetwork.expression();
    return self();
  }

  /** It uses the network of the NAS whatever is answered. */
  public S hostNetwork(String reason) {
    this.hostNetworkReason = new Said<>(reason, once("hostNetwork"));
    this.hostNetwork = new Literal<>(true);
    return self();
  }

  /** Its containers have this many seconds to stop; 30 by default. */
  public S stopsWithin(int seconds) {
    return stopsWithin(new Literal<>((long) seconds));
  }

  /** The same with a number of seconds that depends on answers; at least 1 whatever they are. */
  public S stopsWithin(Value<Long> seconds) {
    once("stopsWithin");
    this.stopSeconds = seconds.expression();
    return self();
  }

  final DeclaredUnit unit() {
    return new DeclaredUnit(
        collected.containers,
        collected.steps,
        collected.waits,
        Optional.ofNullable(runAs),
        Optional.ofNullable(hostNetwork),
        Optional.ofNullable(hostNetworkReason),
        stopSeconds,
        parts.words.all(),
        parts.groups.all(),
        parts.sysctls.all(),
        new Resolution(
            parts.nameservers.all(),
            parts.searchDomains.all(),
            parts.dnsOptions.all(),
            parts.hostAliases.all()));
  }
}
