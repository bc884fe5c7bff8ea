package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.ItemUse;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.StartsWith;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Refusal;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Mounts below others that can only be read. The place of each is made in what is around it before
 * the container starts, which then fails: its container does not come into being.
 */
public final class ReadOnlyMounts {

  /** What every refusal for it says; no container was ever made with such answers. */
  public static final String NO_PLACE = "can only be read, and something else has its place in it.";

  private static final Literal<Boolean> ALWAYS = new Literal<>(true);

  private ReadOnlyMounts() {}

  /**
   * A mount below another one.
   *
   * @param outer what can only be read
   * @param inner what has its place in it
   * @param where yields whether it has
   * @param readOnly yields whether it can only be read
   */
  public record Below(
      Guarded<Mount> outer,
      Guarded<Mount> inner,
      Expression<Boolean> where,
      Expression<Boolean> readOnly) {

    /** Whether no answer changes it, where both are there. */
    public boolean isCertain() {
      return where.equals(ALWAYS) && readOnly.equals(ALWAYS);
    }
  }

  /** All that answers could make of a container's mounts, and those that no answer avoids. */
  public static List<Below> of(Container container) {
    List<Below> all = new ArrayList<>();
    List<Guarded<Mount>> mounts = Block.guarded(container.mounts());
    for (Guarded<Mount> outer : mounts) {
      Expression<Boolean> readOnly = readOnly(outer.value());
      if (readOnly.equals(new Literal<>(false))) {
        continue;
      }
      for (Guarded<Mount> inner : mounts) {
        if (!Conditions.exclude(outer.conditions(), inner.conditions())) {
          below(outer.value().path(), inner.value().path())
              .map(where -> new Below(outer, inner, where, readOnly))
              .ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** Nobody writes into files; what the NAS itself has at a place, its author knows. */
  private static Expression<Boolean> readOnly(Mount mount) {
    if (mount.volume() instanceof VolumeSource.OfNas) {
      return new Literal<>(false);
    }
    return mount.volume() instanceof VolumeSource.File
            || mount.volume() instanceof VolumeSource.LiveFiles
        ? ALWAYS
        : mount.readOnly();
  }

  /** When one path is below another; empty for never. Of two answers nobody can tell here. */
  private static Optional<Expression<Boolean>> below(
      Expression<String> outer, Expression<String> inner) {
    if (outer instanceof Literal<String> around) {
      String folder = around.value() + "/";
      if (inner instanceof Literal<String> path) {
        return path.value().startsWith(folder) ? Optional.of(ALWAYS) : Optional.empty();
      }
      return Optional.of(new StartsWith(inner, folder));
    }
    if (!(inner instanceof Literal<String> path)) {
      return Optional.empty();
    }
    List<Expression<Boolean>> folders = new ArrayList<>();
    for (int end = path.value().lastIndexOf('/');
        end > 0;
        end = path.value().lastIndexOf('/', end - 1)) {
      String folder = path.value().substring(0, end);
      folders.add(new Equality(outer, new Literal<>(folder)));
      // A path may be answered in either way.
      folders.add(new Equality(outer, new Literal<>(folder + "/")));
    }
    return folders.isEmpty() ? Optional.empty() : Optional.of(new Any(folders));
  }

  /** The refusals of answers that would put mounts of a unit there. */
  static List<Refusal> refusals(Unit unit) {
    List<Refusal> refusals = new ArrayList<>();
    for (PlannedContainer planned : unit.containers()) {
      Container container = planned.declared();
      Map<List<?>, List<Below>> groups = new LinkedHashMap<>();
      of(container).stream()
          .filter(below -> !below.isCertain())
          .forEach(
              below ->
                  groups
                      .computeIfAbsent(
                          List.of(
                              below.outer,
                              below.inner.conditions(),
                              below.inner.value().path() instanceof Literal ? "" : below.inner),
                          added -> new ArrayList<>())
                      .add(below));
      groups.values().forEach(group -> refusal(unit, container, group).ifPresent(refusals::add));
    }
    return refusals;
  }

  private static Optional<Refusal> refusal(Unit unit, Container container, List<Below> group) {
    Below first = group.get(0);
    List<Expression<Boolean>> places =
        group.stream().map(Below::where).flatMap(ReadOnlyMounts::alternatives).distinct().toList();
    Set<Expression<Boolean>> all = new LinkedHashSet<>(unit.conditions());
    container.when().ifPresent(all::add);
    all.addAll(first.outer.conditions());
    all.addAll(first.inner.conditions());
    all.add(first.readOnly);
    all.add(places.size() == 1 ? places.get(0) : new Any(places));
    all.remove(ALWAYS);
    Set<Scope> items = new LinkedHashSet<>();
    all.forEach(condition -> items.addAll(ItemUse.of(condition)));
    // One item beside another is at hand nowhere.
    if (items.size() > 1
        || items.stream().anyMatch(item -> item.list().filter(ReadOnlyMounts::isTop).isEmpty())) {
      return Optional.empty();
    }
    // Where an item is, there are some.
    items.forEach(
        item ->
            all.removeIf(
                one ->
                    one instanceof NotEmpty some && item.list().equals(Optional.of(some.list()))));
    Mount outer = first.outer.value();
    Mount inner = first.inner.value();
    return Optional.of(
        new Refusal(
            all.size() == 1 ? all.iterator().next() : new All(List.copyOf(all)),
            container.name()
                + ": what is mounted "
                + (outer.path() instanceof Literal<String> path ? "at " + path.value() + " " : "")
                + NO_PLACE
                + " Change "
                + String.join(
                    " or ", unit.deciding(List.of(outer.path(), inner.path(), outer.readOnly())))
                + ".",
            items.stream()
                .findFirst()
                .map(item -> new Refusal.Items(item.list().orElseThrow(), item)),
            inner.source()));
  }

  private static Stream<Expression<Boolean>> alternatives(Expression<Boolean> where) {
    return where instanceof Any any ? any.conditions().stream() : Stream.of(where);
  }

  private static boolean isTop(ListAnswer list) {
    return list.scope().equals(Scope.ROOT);
  }
}
