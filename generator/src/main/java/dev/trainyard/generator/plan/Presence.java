package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.Any;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.NotEmpty;
import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Guarded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether there is anything of what depends on conditions and lists.
 *
 * @param never whether there is nothing for any answers
 * @param when the condition under which there is something; none for always and for never
 */
public record Presence(boolean never, Optional<Expression<Boolean>> when) {

  private static final Presence NEVER = new Presence(true, Optional.empty());
  private static final Presence ALWAYS = new Presence(false, Optional.empty());

  /** Whether at least one of the things is there, as far as can be told without an item at hand. */
  public static Presence of(List<? extends Block<?>> blocks) {
    List<Optional<Expression<Boolean>>> conditions = new ArrayList<>();
    for (Block<?> block : blocks) {
      one(block).ifPresent(conditions::add);
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
  private static Optional<Optional<Expression<Boolean>>> one(Block<?> block) {
    if (block instanceof Block.When<?> when) {
      return within(when.when(), of(when.blocks()));
    }
    if (block instanceof Block.Each<?> each) {
      Presence inner = of(each.blocks());
      // Around a repetition no item is at hand.
      boolean ofItem = inner.when().filter(SubExpressions::usesItem).isPresent();
      return within(new NotEmpty(each.list()), ofItem ? ALWAYS : inner);
    }
    return Optional.of(Optional.empty());
  }

  private static Optional<Optional<Expression<Boolean>>> within(
      Expression<Boolean> condition, Presence inner) {
    if (inner.never()) {
      return Optional.empty();
    }
    List<Expression<Boolean>> all = new ArrayList<>(List.of(condition));
    inner.when().ifPresent(all::add);
    return Optional.of(Guarded.all(all));
  }
}
