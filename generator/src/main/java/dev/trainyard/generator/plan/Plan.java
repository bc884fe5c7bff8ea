package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.ItemUse;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Refusal;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an app needs under which condition, in the order of the definition. A plan can be made of
 * every app, also of one with problems.
 */
public final class Plan {

  private final App app;
  private final List<Planned<DeclaredWorkload>> workloads;
  private final List<Planned<Job>> jobs;
  private final List<PlannedPort> ports;
  private final Set<ResourceName> hostNames;

  private Plan(App app) {
    this.app = app;
    this.workloads =
        app.workloads().stream().map(one -> new Planned<>(one, Unit.of(app, one))).toList();
    this.jobs = app.jobs().stream().map(one -> new Planned<>(one, Unit.of(app, one))).toList();
    this.ports = workloads.stream().flatMap(workload -> ports(workload.unit())).toList();
    this.hostNames = hostNames(ports);
  }

  /** The plan of an app. */
  public static Plan of(App app) {
    return new Plan(app);
  }

  private static Stream<PlannedPort> ports(Unit unit) {
    return unit.processes().stream()
        .flatMap(
            container ->
                Block.guarded(container.declared().ports()).stream()
                    .map(port -> port.within(container.declared().when()))
                    .map(
                        port ->
                            new PlannedPort(
                                unit,
                                container,
                                port.value(),
                                Stream.concat(
                                        unit.conditions().stream(), port.conditions().stream())
                                    .toList())));
  }

  /** The app. */
  public App app() {
    return app;
  }

  /** What keeps running. */
  public List<Planned<DeclaredWorkload>> workloads() {
    return workloads;
  }

  /** What runs to its end. */
  public List<Planned<Job>> jobs() {
    return jobs;
  }

  /** The containers of all workloads, then those of all jobs. */
  public List<Unit> units() {
    return Stream.concat(workloads.stream().map(Planned::unit), jobs.stream().map(Planned::unit))
        .toList();
  }

  /** The workload of a handle; none when the definition does not declare it. */
  public Optional<Planned<DeclaredWorkload>> workload(Workload handle) {
    return workloads.stream().filter(one -> one.declared().handle() == handle).findFirst();
  }

  /** The ports of all workloads. */
  public List<PlannedPort> ports() {
    return ports;
  }

  /** The ports of a workload. */
  public List<PlannedPort> portsOf(Unit workload) {
    return ports.stream().filter(port -> port.unit() == workload).toList();
  }

  /** The names under which containers reach a workload: each that has a port and is there once. */
  public Set<ResourceName> hostNames() {
    return hostNames;
  }

  private static Set<ResourceName> hostNames(List<PlannedPort> ports) {
    Set<ResourceName> names = new LinkedHashSet<>();
    ports.stream()
        .map(PlannedPort::unit)
        .filter(unit -> unit.repetition().isEmpty())
        .forEach(unit -> names.add(new ResourceName(unit.name())));
    return Collections.unmodifiableSet(names);
  }

  /**
   * Storage that the owner chose, with the lists for whose items there is one each, where something
   * that mounts it is there. Conditions of an item that is not at hand count as fulfilled.
   */
  public List<Block<PlannedVolume.Storage>> storages() {
    Map<List<ListAnswer>, Wanted<PlannedVolume.Storage>> wanted = new LinkedHashMap<>();
    for (Unit unit : units()) {
      for (PlacedMount place : unit.mounts()) {
        if (PlannedVolume.of(place.mount().volume()) instanceof PlannedVolume.Storage storage) {
          List<ListAnswer> lists = PlacedMount.lists(place.mount().volume());
          Set<Scope> known = lists.stream().map(ListAnswer::item).collect(Collectors.toSet());
          List<Expression<Boolean>> usable =
              Stream.of(
                      unit.conditions().stream(),
                      unit.repetition().map(each -> new NotEmpty(each.list())).stream(),
                      place.conditions().stream())
                  .<Expression<Boolean>>flatMap(conditions -> conditions)
                  .filter(condition -> known.containsAll(ItemUse.of(condition)))
                  .filter(
                      condition ->
                          !(condition instanceof NotEmpty some && lists.contains(some.list())))
                  .toList();
          wanted.computeIfAbsent(lists, added -> new Wanted<>()).add(storage, Guarded.all(usable));
        }
      }
    }
    List<Block<PlannedVolume.Storage>> storages = new ArrayList<>();
    wanted.forEach((lists, some) -> storages.addAll(PlacedMount.each(lists, some.blocks())));
    return storages;
  }

  /**
   * What is made once and kept. A generated secret is kept for ever. A hash goes with its password,
   * which may not be asked for while nothing needs it.
   */
  public List<Block<Kept>> kept() {
    Wanted<Kept> kept = new Wanted<>();
    units().stream()
        .flatMap(Unit::values)
        .forEach(
            value ->
                SubExpressions.walk(
                    value.value(),
                    value.conditions(),
                    (part, conditions) ->
                        Kept.by(part)
                            .forEach(
                                one ->
                                    kept.add(
                                        one,
                                        one.isForEver() ? Optional.empty() : usable(conditions)))));
    return kept.blocks();
  }

  /** The conditions that can be told without an item at hand. */
  private static Optional<Expression<Boolean>> usable(List<Expression<Boolean>> conditions) {
    return Guarded.all(conditions.stream().filter(condition -> !ItemUse.isAny(condition)).toList());
  }

  /** The buttons that open the app. */
  public List<PlannedPortal> portals() {
    return PlannedPortal.of(app.portals());
  }

  /**
   * Answers that do not go together: as the definition says, and those that leave a workload or job
   * without a container, or a container without a place for what it mounts.
   */
  public List<Refusal> refusals() {
    List<Refusal> refusals = new ArrayList<>(app.refusals());
    for (Unit unit : units()) {
      Emptiness.of(unit).refusal().ifPresent(refusals::add);
      refusals.addAll(PasswordHashes.refusals(unit));
      refusals.addAll(ReadOnlyMounts.refusals(unit));
    }
    return List.copyOf(refusals);
  }

  /** Values that answers must not make equal. */
  public List<Unique> unique() {
    return Unique.of(this);
  }

  /** Questions with a default, which therefore are always answered. */
  public List<Question> alwaysAnswered() {
    return app.questions().stream()
        .filter(question -> !(question instanceof DictQuestion))
        // No answer gives no GPU.
        .filter(question -> !(question instanceof GpuQuestion))
        .filter(
            question ->
                !(question instanceof ScalarQuestion<?> scalar
                    && scalar.fallback(Part.VALUE) == null))
        .toList();
  }

  /**
   * What an owner is told of the app's rights.
   *
   * @param forDevices whether devices open to privileged containers only
   */
  public Rights rights(boolean forDevices) {
    return Rights.of(this, forDevices);
  }
}
