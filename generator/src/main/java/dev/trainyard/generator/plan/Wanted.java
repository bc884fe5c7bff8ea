package dev.trainyard.generator.plan;

import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects things that several parts of an app may want, each under conditions of its own.
 *
 * @param <T> the sort of thing; equal things are one
 */
final class Wanted<T> {

  /** The conditions of a thing; none of them when it is always wanted. */
  private final Map<Block<T>, List<Optional<Expression<Boolean>>>> things = new LinkedHashMap<>();

  /** Wants a thing, always or under a condition. */
  void add(T thing, Optional<Expression<Boolean>> condition) {
    add(new Block.One<>(thing), condition);
  }

  /** Wants things that are repeated or depend on more, always or under a condition. */
  void add(Block<T> block, Optional<Expression<Boolean>> condition) {
    things.computeIfAbsent(block, added -> new ArrayList<>()).add(condition);
  }

  /** Each thing once, in the order in which they were wanted; neighbours share a condition. */
  List<Block<T>> blocks() {
    List<Block<T>> blocks = new ArrayList<>();
    things.forEach(
        (thing, conditions) -> {
          Presence presence = Presence.anyOf(conditions);
          if (presence.when().isEmpty()) {
            blocks.add(thing);
          } else if (!blocks.isEmpty()
              && blocks.get(blocks.size() - 1) instanceof Block.When<T> last
              && last.when().equals(presence.when().get())) {
            List<Block<T>> more = new ArrayList<>(last.blocks());
            more.add(thing);
            blocks.set(blocks.size() - 1, new Block.When<>(last.when(), more));
          } else {
            blocks.add(new Block.When<>(presence.when().get(), List.of(thing)));
          }
        });
    return blocks;
  }
}
