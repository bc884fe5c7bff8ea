package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be said about an app for each item of a list. */
public final class RepeatedAppSpec extends Spec {

  /**
   * What the items are of.
   *
   * @param conditions what holds around the repetition
   * @param list the list
   * @param item the scope in which the item is found
   */
  record Around(List<Expression<Boolean>> conditions, ListAnswer list, Scope item) {}

  private final AppParts.Collected collected;
  private final Around around;
  private final List<Expression<Boolean>> conditions;

  RepeatedAppSpec(
      Spec app, AppParts.Collected collected, Around around, List<Expression<Boolean>> conditions) {
    super(app);
    this.collected = collected;
    this.around = around;
    this.conditions = conditions;
  }

  /**
   * Declares something that keeps running, once for each item.
   *
   * @param handle what all of them are called; the item's own name is added to it
   * @param itemName the item's answer that names it, a DNS label; two items with one name are
   *     refused
   */
  public RepeatedAppSpec workload(
      Workload handle, Value<String> itemName, Consumer<WorkloadSpec> content) {
    Repetition repetition =
        new Repetition(
            around.list(), around.item(), itemName.expression(), Guarded.all(conditions));
    WorkloadSpec spec =
        new WorkloadSpec(
            this, handle, Guarded.all(around.conditions()), Optional.of(repetition), line());
    collected.workloads.add(filled(spec, content).build());
    return this;
  }

  /** Refuses an installation with an item whose answers do not go together. */
  public RepeatedAppSpec refuseIf(Value<Boolean> condition, String message) {
    SourceLine line = line();
    List<Expression<Boolean>> all = new ArrayList<>(around.conditions());
    all.addAll(conditions);
    collected.refusals.add(
        new Refusal(
            AppParts.together(all, condition),
            message,
            Optional.of(new Refusal.Items(around.list(), around.item())),
            line));
    return this;
  }

  /** What {@code content} says of what it is handed depends on a condition. */
  public RepeatedAppSpec when(Value<Boolean> condition, Consumer<RepeatedAppSpec> content) {
    said();
    within(
        () ->
            filled(
                new RepeatedAppSpec(this, collected, around, AppParts.more(conditions, condition)),
                content));
    return this;
  }
}
