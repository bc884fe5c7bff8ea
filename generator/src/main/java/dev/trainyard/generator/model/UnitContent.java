package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What can be said about a workload or job under a condition.
 *
 * @param <S> the spec itself, for chaining
 */
public abstract sealed class UnitContent<S extends UnitContent<S>> extends RepeatableUnitContent<S>
    permits UnitSpec, ConditionalUnitSpec {

  /** What is collected, together with the conditions around. */
  static final class Collected {
    final List<Container> containers = new ArrayList<>();
    final List<Container> steps = new ArrayList<>();
    final List<DeclaredUnit.WaitFor> waits = new ArrayList<>();
    final UnitParts parts = new UnitParts();
  }

  final String name;
  final Collected collected;
  private final List<Expression<Boolean>> conditions;

  UnitContent(Spec around, String name, Collected collected, List<Expression<Boolean>> conditions) {
    super(around, collected.parts);
    this.name = name;
    this.collected = collected;
    this.conditions = conditions;
  }

  /** Adds a container with the name of the workload or job. */
  public S container(Image image, Consumer<ContainerSpec> content) {
    return container(name, image, content);
  }

  /** Adds a container. */
  public S container(String name, Image image, Consumer<ContainerSpec> content) {
    collected.containers.add(container(name, image, line(), content));
    return self();
  }

  /** Adds a container that runs to its end before the others start. */
  public S step(String name, Image image, Consumer<ContainerSpec> content) {
    collected.steps.add(container(name, image, line(), content));
    return self();
  }

  private Container container(
      String name, Image image, SourceLine line, Consumer<ContainerSpec> content) {
    return filled(new ContainerSpec(this, name, image, Guarded.all(conditions), line), content)
        .build();
  }

  /** Starts only when another workload of the app is ready on one of its ports. */
  public S waitFor(Workload workload, Port port) {
    collected.waits.add(new DeclaredUnit.WaitFor(workload, port, Guarded.all(conditions), line()));
    return self();
  }

  /**
   * Its containers have another value of a parameter of the kernel; the NAS keeps its own.
   *
   * @param name one that nobody outside of the app notices, such as {@code
   *     net.ipv4.ip_unprivileged_port_start}
   * @param value a number, or two with a space between them
   */
  public S sysctl(String name, String value) {
    parts.sysctls.add(new Sysctl(name, new Literal<>(value), line()));
    return self();
  }

  /** The same with a number that depends on answers. */
  public S sysctl(String name, Value<Long> value) {
    parts.sysctls.add(new Sysctl(name, value.expression(), line()));
    return self();
  }

  /** What {@code content} says of what it is handed depends on a condition. */
  public S when(Value<Boolean> condition, Consumer<ConditionalUnitSpec> content) {
    said();
    List<Expression<Boolean>> inner = new ArrayList<>(conditions);
    inner.add(condition.expression());
    within(
        () ->
            parts.when(
                condition.expression(),
                () -> filled(new ConditionalUnitSpec(this, name, collected, inner), content)));
    return self();
  }
}
