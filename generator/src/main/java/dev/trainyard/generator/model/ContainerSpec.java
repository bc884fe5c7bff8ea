package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.Optional;

/** What can be said about a container. */
public final class ContainerSpec extends ConditionalContent<ContainerSpec> {

  /** In how many parts constant limits divide a core. */
  private static final int THOUSANDTHS = 1000;

  private static final String USER = "runAs";
  private static final String LIMITS = "limits";
  private static final String GPUS = "gpus";

  private final String name;
  private final Image image;
  private final Optional<Expression<Boolean>> when;
  private final SourceLine source;
  private Said<RunAs> runAs;
  private Said<String> root;
  private Resources resources;
  private Said<GpuChosen> gpus;

  ContainerSpec(
      Spec unit, String name, Image image, Optional<Expression<Boolean>> when, SourceLine source) {
    super(unit, new ContainerParts());
    this.name = NotNull.of(name, "the name of the container");
    this.image = NotNull.of(image, "the image");
    this.when = when;
    this.source = source;
  }

  /** Runs as this user and group instead of that of the workload or job. */
  public ContainerSpec runAs(long user, long group) {
    this.runAs = new Said<>(RunAs.of(user, group), once(USER));
    return this;
  }

  /** Runs as the user and group the owner says instead of that of the workload or job. */
  public ContainerSpec runAs(Value<Long> user, Value<Long> group) {
    this.runAs = new Said<>(new RunAs(user.expression(), group.expression()), once(USER));
    return this;
  }

  /** Runs as root. */
  public ContainerSpec runAsRoot(String reason) {
    SourceLine line = once(USER);
    this.runAs = new Said<>(RunAs.of(0, 0), line);
    this.root = new Said<>(reason, line);
    return this;
  }

  /** May use what the owner says, at most. */
  public ContainerSpec limits(LimitsQuestion limits) {
    this.resources = new Resources(limits.share(), limits.perCore(), limits.memory(), once(LIMITS));
    return this;
  }

  /**
   * May use this much, at most.
   *
   * @param cpus yields CPU cores
   * @param mebibytes yields memory in MiB
   */
  public ContainerSpec limits(Value<Long> cpus, Value<Long> mebibytes) {
    this.resources = new Resources(cpus.expression(), 1, mebibytes.expression(), once(LIMITS));
    return this;
  }

  /**
   * May use this much, at most.
   *
   * @param cpus CPU cores, such as 0.5; thousandths count
   * @param mebibytes memory in MiB
   */
  public ContainerSpec limits(double cpus, long mebibytes) {
    this.resources =
        new Resources(
            new Literal<>(Math.round(cpus * THOUSANDTHS)),
            THOUSANDTHS,
            new Literal<>(mebibytes),
            once(LIMITS));
    return this;
  }

  /** May use the GPUs that the owner gives. */
  public ContainerSpec gpus(GpuQuestion gpus) {
    this.gpus = new Said<>(new GpuChosen(NotNull.of(gpus, "the question"), Scope.ROOT), once(GPUS));
    return this;
  }

  /** May use the GPUs that the owner gives the item of a list. */
  public ContainerSpec gpus(ListItem item, GpuQuestion gpus) {
    this.gpus =
        new Said<>(new GpuChosen(NotNull.of(gpus, "the question"), item.scope()), once(GPUS));
    return this;
  }

  @Override
  ContainerSpec self() {
    return this;
  }

  Container build() {
    return new Container(
        name,
        image,
        when,
        parts.command.all(),
        parts.args.all(),
        parts.env.all(),
        parts.ports.all(),
        parts.mounts.all(),
        new Health(
            parts.startup.all(),
            parts.readiness.all(),
            parts.liveness.all(),
            parts.noHealthCheck.all()),
        new Security(
            Optional.ofNullable(runAs),
            Optional.ofNullable(root),
            parts.writableRoot.all(),
            parts.privileged.all(),
            parts.privilegedForDevices.all(),
            parts.escalation.all(),
            parts.capabilities.all()),
        Optional.ofNullable(resources),
        Optional.ofNullable(gpus),
        parts.preStop.all(),
        parts.postStart.all(),
        parts.terminal.all(),
        source);
  }
}
