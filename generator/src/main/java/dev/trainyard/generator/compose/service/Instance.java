package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.compose.word.AppFact;
import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The services of a workload or job: once, or once for each item of a list and each replica.
 *
 * @param unit the workload or job
 * @param replicas how often it is there, each with a name of its own; none for once
 * @param trigger the trigger of a job; none for a workload
 */
record Instance(Unit unit, Optional<Expression<Long>> replicas, Optional<Trigger> trigger) {

  private static final Scope REPLICA = Scope.counting("replica");

  static Instance of(Planned<DeclaredWorkload> workload) {
    return new Instance(
        workload.unit(),
        workload.declared().stateful()
            ? Optional.of(workload.declared().replicas())
            : Optional.empty(),
        Optional.empty());
  }

  static Instance ofJob(Planned<Job> job) {
    return new Instance(job.unit(), Optional.empty(), Optional.of(job.declared().trigger()));
  }

  /** The name of its first service, which is its host name, too. */
  Expression<String> name() {
    return replicas.isPresent()
        ? Texts.join(unit.localName(), "-", new ItemIndex(REPLICA))
        : unit.localName();
  }

  /** The name of something else of its own. */
  Expression<String> named(String suffix) {
    return Texts.join(name(), "-", suffix);
  }

  /** The name of a container's service. */
  Expression<String> service(PlannedContainer container) {
    return container == main() ? name() : named(container.declared().name());
  }

  /** What stands behind the name in the names of its further services. */
  Set<String> words() {
    Set<String> words = new LinkedHashSet<>(List.of(SetupService.SETUP, SetupService.HASHES));
    unit.containers().stream()
        .filter(container -> container != main())
        .forEach(container -> words.add(container.declared().name()));
    return words;
  }

  /** The container whose network the others share. */
  PlannedContainer main() {
    List<PlannedContainer> processes = unit.processes();
    return processes.stream()
        .filter(container -> container.declared().when().isEmpty())
        .findFirst()
        .orElse(processes.get(0));
  }

  /** Entries once for each replica, without regard to conditions and lists. */
  List<Tree.Entry> counted(List<Tree.Entry> entries) {
    return replicas.isPresent()
        ? List.of(new Tree.EntriesTimes(replicas.get(), REPLICA, entries))
        : entries;
  }

  /** Entries as often as the unit is there. */
  List<Tree.Entry> placed(List<Tree.Entry> entries) {
    return each(counted(entries));
  }

  /** Entries as often as the unit is there, once for all replicas. */
  List<Tree.Entry> each(List<Tree.Entry> entries) {
    if (entries.isEmpty()) {
      return entries;
    }
    List<Tree.Entry> repeated =
        unit.repetition()
            .<List<Tree.Entry>>map(
                each -> List.of(new Tree.EntriesEach(each.list(), under(each.when(), entries))))
            .orElse(entries);
    return under(condition(), repeated);
  }

  /** Whether it is a job before or after an upgrade, in the file of which each start finds it. */
  boolean isOfUpgrade() {
    return trigger
        .filter(
            moment ->
                moment == Trigger.Moment.BEFORE_UPGRADE || moment == Trigger.Moment.AFTER_UPGRADE)
        .isPresent();
  }

  /** What the unit as a whole depends on. */
  Optional<Expression<Boolean>> condition() {
    Optional<Expression<Boolean>> upgrading =
        isOfUpgrade()
            ? Optional.of(new Equality(new OfEdition(AppFact.OPERATION), new Literal<>("UPGRADE")))
            : Optional.empty();
    if (upgrading.isPresent() && unit.when().isPresent()) {
      return Optional.of(new All(List.of(upgrading.get(), unit.when().get())));
    }
    return upgrading.or(unit::when);
  }

  /** Elements that are there under a condition, if there is one. */
  static List<Tree.Element> elementsUnder(
      Optional<Expression<Boolean>> condition, List<Tree.Element> elements) {
    return elements.isEmpty() || condition.isEmpty()
        ? elements
        : List.of(new Tree.ElementsWhen(condition.get(), elements, List.of()));
  }

  static List<Tree.Entry> under(Optional<Expression<Boolean>> condition, List<Tree.Entry> entries) {
    return entries.isEmpty() || condition.isEmpty()
        ? entries
        : List.of(new Tree.EntriesWhen(condition.get(), entries, List.of()));
  }
}
