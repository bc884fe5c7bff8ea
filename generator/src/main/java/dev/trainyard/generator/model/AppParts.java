package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What can be said about an app under a condition.
 *
 * @param <S> the spec itself, for chaining
 */
public abstract sealed class AppParts<S extends AppParts<S>> extends Spec
    permits AppSpec, ConditionalAppSpec {

  /** What is collected, together with the conditions around. */
  static final class Collected {
    final List<DeclaredWorkload> workloads = new ArrayList<>();
    final List<Job> jobs = new ArrayList<>();
    final List<Portal> portals = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();
  }

  final Collected collected;
  private final List<Expression<Boolean>> conditions;

  AppParts(Statements statements) {
    super(statements);
    this.collected = new Collected();
    this.conditions = List.of();
  }

  AppParts(Spec around, Collected collected, List<Expression<Boolean>> conditions) {
    super(around);
    this.collected = collected;
    this.conditions = conditions;
  }

  /** Declares something that keeps running. */
  public S workload(Workload handle, Consumer<WorkloadSpec> content) {
    WorkloadSpec spec =
        new WorkloadSpec(this, handle, Guarded.all(conditions), Optional.empty(), line());
    collected.workloads.add(filled(spec, content).build());
    return self();
  }

  /** Adds something that runs to its end at a moment in the life of the app. */
  public S job(String name, Trigger trigger, Consumer<JobSpec> content) {
    JobSpec spec = new JobSpec(this, name, trigger, Guarded.all(conditions), line());
    collected.jobs.add(filled(spec, content).build());
    return self();
  }

  /** Adds something that runs by the owner's schedule. */
  public S job(String name, CronQuestion schedule, Consumer<JobSpec> content) {
    return job(name, new Trigger.Schedule(schedule), content);
  }

  /**
   * Adds a button that opens the app by HTTP.
   *
   * @param caption such as {@code Web Portal}
   * @param path starts with {@code /}
   */
  public S portal(String caption, PortQuestion port, String path) {
    return portal(caption, new Literal<>("http"), port, path);
  }

  /** The same with a protocol that depends on answers. */
  public S portal(String caption, Value<String> protocol, PortQuestion port, String path) {
    return portal(caption, protocol, new Literal<>(""), port, new Literal<>(path));
  }

  /** The same with a host and path that depend on answers; an empty host is the NAS itself. */
  public S portal(
      String caption,
      Value<String> protocol,
      Value<String> host,
      Value<Long> port,
      Value<String> path) {
    collected.portals.add(
        new Portal(
            Portal.key(caption),
            caption,
            Guarded.all(conditions),
            protocol.expression(),
            host.expression(),
            port.expression(),
            path.expression(),
            line()));
    return self();
  }

  /**
   * Refuses an installation whose answers do not go together.
   *
   * @param message what the owner reads; says what to change
   */
  public S refuseIf(Value<Boolean> condition, String message) {
    SourceLine line = line();
    collected.refusals.add(
        new Refusal(together(conditions, condition), message, Optional.empty(), line));
    return self();
  }

  /** Conditions around and one more as one. */
  static Expression<Boolean> together(
      List<Expression<Boolean>> conditions, Value<Boolean> condition) {
    if (conditions.isEmpty()) {
      return condition.expression();
    }
    return new All(more(conditions, condition));
  }

  static List<Expression<Boolean>> more(
      List<Expression<Boolean>> conditions, Value<Boolean> condition) {
    List<Expression<Boolean>> all = new ArrayList<>(conditions);
    all.add(condition.expression());
    return all;
  }

  /** What {@code content} says of what it is handed depends on a condition. */
  public S when(Value<Boolean> condition, Consumer<ConditionalAppSpec> content) {
    said();
    within(
        () ->
            filled(new ConditionalAppSpec(this, collected, more(conditions, condition)), content));
    return self();
  }

  /** What {@code content} says of what it is handed is repeated for each item of a list. */
  public S each(ListQuestion list, BiConsumer<RepeatedAppSpec, ListItem> content) {
    said();
    ListItem item = list.item();
    within(
        () ->
            filled(
                new RepeatedAppSpec(
                    this,
                    collected,
                    new RepeatedAppSpec.Around(conditions, list.answer(), item.scope()),
                    List.of()),
                spec -> content.accept(spec, item)));
    return self();
  }

  abstract S self();
}
