package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.All;
import dev.trainyard.generator.expression.Any;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Collects things that several containers of a pod may want, each under conditions of its own.
 *
 * @param <T> the sort of thing; equal things are one
 */
final class Wanted<T> {

  /** The conditions of a thing; none of them when it is always wanted. */
  private final Map<T, List<Optional<Expression<Boolean>>>> things = new LinkedHashMap<>();

  /** Wants a thing, always or under a condition. */
  void add(T thing, Optional<Expression<Boolean>> condition) {
    things.computeIfAbsent(thing, added -> new ArrayList<>()).add(condition);
  }

  /** A condition within another one. */
  static Optional<Expression<Boolean>> within(
      Optional<Expression<Boolean>> outer, Expression<Boolean> inner) {
    return Optional.of(
        outer
            .<Expression<Boolean>>map(condition -> new All(List.of(condition, inner)))
            .orElse(inner));
  }

  /** Calls {@code action} for each thing with its condition, none for always. */
  void forEach(BiConsumer<T, Optional<Expression<Boolean>>> action) {
    things.forEach((thing, conditions) -> action.accept(thing, any(conditions)));
  }

  /** Each thing once, in the order in which they were wanted; neighbours share a condition. */
  List<Block<T>> blocks() {
    List<Block<T>> blocks = new ArrayList<>();
    things.forEach(
        (thing, conditions) -> {
          Block.One<T> one = new Block.One<>(thing);
          Optional<Expression<Boolean>> condition = any(conditions);
          if (condition.isEmpty()) {
            blocks.add(one);
          } else if (!blocks.isEmpty()
              && blocks.get(blocks.size() - 1) instanceof Block.When<T> last
              && last.when().equals(condition.get())) {
            List<Block<T>> more = new ArrayList<>(last.blocks());
            more.add(one);
            blocks.set(blocks.size() - 1, new Block.When<>(last.when(), more));
          } else {
            blocks.add(new Block.When<>(condition.get(), List.of(one)));
          }
        });
    return blocks;
  }

  /** The same as entries of a mapping. */
  List<Tree.Entry> entries(Function<T, Tree.Entry> content) {
    List<Tree.Entry> entries = new ArrayList<>();
    for (Block<T> block : blocks()) {
      if (block instanceof Block.When<T> when) {
        List<Tree.Entry> inner = new ArrayList<>();
        Block.forEach(when.blocks(), thing -> inner.add(content.apply(thing)));
        entries.add(new Tree.EntriesWhen(when.when(), inner, List.of()));
      } else if (block instanceof Block.One<T> one) {
        entries.add(content.apply(one.value()));
      }
    }
    return entries;
  }

  private static Optional<Expression<Boolean>> any(List<Optional<Expression<Boolean>>> conditions) {
    if (conditions.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(anyOf(conditions.stream().map(Optional::orElseThrow).toList()));
  }

  /** That at least one of several conditions holds. */
  static Expression<Boolean> anyOf(List<Expression<Boolean>> conditions) {
    List<Expression<Boolean>> distinct = conditions.stream().distinct().toList();
    return distinct.size() == 1 ? distinct.get(0) : new Any(distinct);
  }
}
