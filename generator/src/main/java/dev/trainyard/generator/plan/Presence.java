package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.ItemUse;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether there is anything of what depends on conditions and lists.
 *
 * @param never whether there is nothing for any answers
 * @param when the condition under which there is something; none for always and for never
 */
public record Presence(boolean never, Optional<Expression<Boolean>> when) {

  private static final Presence NEVER = new Presence(true, Optional.empty());
  private static final Presence ALWAYS = new Presence(false, Optional.empty());

  /** Yields whether there is something. */
  public Expression<Boolean> isThere() {
    return when.orElse(new Literal<>(!never));
  }

  /** Yields whether there is nothing. */
  public Expression<Boolean> isNotThere() {
    return when.<Expression<Boolean>>map(Negation::new).orElse(new Literal<>(never));
  }

  /**
   * Whether at least one of the things is there. What depends on an item counts as there for each
   * list of the blocks: around the repetition no item is at hand.
   */
  public static Presence of(List<? extends Block<?>> blocks) {
    return of(blocks, Set.of());
  }

  /**
   * The same within repetitions.
   *
   * @param items the items of the repetitions
   */
  private static Presence of(List<? extends Block<?>> blocks, Set<Scope> items) {
    List<Optional<Expression<Boolean>>> conditions = new ArrayList<>();
    for (Block<?> block : blocks) {
      one(block, items).ifPresent(conditions::add);
    }
    return anyOf(conditions);
  }

  /** Whether something is there that each of the conditions alone suffices for; none is always. */
  static Presence anyOf(List<Optional<Expression<Boolean>>> conditions) {
    if (conditions.isEmpty()) {
      return NEVER;
    }
    if (conditions.stream().anyMatch(Optional::isEmpty)) {
      return ALWAYS;
    }
    List<Expression<Boolean>> distinct =
        conditions.stream().map(Optional::orElseThrow).distinct().toList();
    return new Presence(
        false, Optional.of(distinct.size() == 1 ? distinct.get(0) : new Any(distinct)));
  }

  /** The condition of a block; empty when it has nothing in it. */
  private static Optional<Optional<Expression<Boolean>>> one(Block<?> block, Set<Scope> items) {
    if (block instanceof Block.When<?> when) {
      return within(when.when(), of(when.blocks(), items), items);
    }
    if (block instanceof Block.Each<?> each) {
      Set<Scope> inner = new HashSet<>(items);
      inner.add(each.item());
      return within(new NotEmpty(each.list()), of(each.blocks(), inner), items);
    }
    return Optional.of(Optional.empty());
  }

  private static Optional<Optional<Expression<Boolean>>> within(
      Expression<Boolean> condition, Presence inner, Set<Scope> items) {
    if (inner.never()) {
      return Optional.empty();
    }
    List<Expression<Boolean>> all = new ArrayList<>();
    (condition instanceof All several ? several.conditions() : List.of(condition))
        .stream().filter(one -> Collections.disjoint(ItemUse.of(one), items)).forEach(all::add);
    inner.when().ifPresent(all::add);
    return Optional.of(Guarded.all(all));
  }
}
