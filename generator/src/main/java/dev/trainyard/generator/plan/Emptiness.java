package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Refusal;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether answers can leave a workload or job without any container that runs, which nothing can
 * install.
 */
public final class Emptiness {

  private final Unit unit;
  private final List<Optional<Expression<Boolean>>> containers;

  private Emptiness(Unit unit) {
    this.unit = unit;
    this.containers = unit.declared().containers().stream().map(Container::when).toList();
  }

  /** Of the containers that a unit declares. */
  public static Emptiness of(Unit unit) {
    return new Emptiness(unit);
  }

  /** Whether no answers leave it a container, so that it cannot be meant. */
  public boolean isCertain() {
    return containers.stream()
        .allMatch(
            when -> when.isPresent() && Conditions.exclude(unit.conditions(), List.of(when.get())));
  }

  /** Whether some answers may leave it none; false where that can be told not to be. */
  public boolean isPossible() {
    return containers.stream().allMatch(Optional::isPresent)
        && containers.stream()
            .noneMatch(when -> Conditions.imply(unit.conditions(), List.of(when.orElseThrow())))
        && conditions().stream().noneMatch(this::hasOpposite);
  }

  private List<Expression<Boolean>> conditions() {
    return containers.stream().<Expression<Boolean>>map(Optional::orElseThrow).distinct().toList();
  }

  private boolean hasOpposite(Expression<Boolean> condition) {
    return conditions().contains(new Negation(condition));
  }

  /** The refusal of the answers that leave it none; empty when there are no such answers. */
  Optional<Refusal> refusal() {
    if (containers.isEmpty() || !isPossible()) {
      return Optional.empty();
    }
    List<Expression<Boolean>> conditions = conditions();
    List<Expression<Boolean>> all = new ArrayList<>(unit.conditions());
    all.add(new Negation(conditions.size() == 1 ? conditions.get(0) : new Any(conditions)));
    return Optional.of(
        new Refusal(
            all.size() == 1 ? all.get(0) : new All(all),
            unit.subject()
                + " would have no container that runs. Change the answer of "
                + String.join(" or ", unit.deciding(conditions))
                + ".",
            unit.repetition().map(each -> new Refusal.Items(each.list(), each.item())),
            unit.source()));
  }
}
