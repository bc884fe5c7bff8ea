package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Things of which there may be one at a time. */
final class Once {

  private Once() {}

  /** What becomes of two things with one constant name that may be there at once. */
  interface Twice<T> {
    void report(String name, T known, T again);
  }

  static <T> void once(
      List<Guarded<T>> things, Function<T, Expression<String>> named, Twice<T> twice) {
    Map<String, List<Guarded<T>>> seen = new HashMap<>();
    for (Guarded<T> thing : things) {
      if (named.apply(thing.value()) instanceof Literal<String> name) {
        List<Guarded<T>> known = seen.computeIfAbsent(name.value(), added -> new ArrayList<>());
        known.stream()
            .filter(other -> !Conditions.exclude(other.conditions(), thing.conditions()))
            .findFirst()
            .ifPresent(other -> twice.report(name.value(), other.value(), thing.value()));
        known.add(thing);
      }
    }
  }

  /** What has a constant name and is repeated for each item of a list. */
  static <T> void eachOnce(
      List<Block<T>> blocks,
      Function<T, Expression<String>> named,
      BiConsumer<String, T> repeated) {
    for (Block<T> block : blocks) {
      if (block instanceof Block.When<T> when) {
        eachOnce(when.blocks(), named, repeated);
      } else if (block instanceof Block.Each<T> each) {
        Block.forEach(
            each.blocks(),
            thing -> {
              if (named.apply(thing) instanceof Literal<String> name) {
                repeated.accept(name.value(), thing);
              }
            });
      }
    }
  }

  /** Of several things of one kind at most one may hold. */
  static <T> void single(
      String subject, String what, List<Block<Said<T>>> blocks, Findings findings) {
    List<Guarded<Said<T>>> things = Block.guarded(blocks);
    for (int i = 0; i < things.size(); i++) {
      for (int k = 0; k < i; k++) {
        if (!Conditions.exclude(things.get(k).conditions(), things.get(i).conditions())) {
          findings.error(
              Rule.DUPLICATE,
              subject,
              things.get(i).value().source(),
              "has " + what + " twice; first at " + things.get(k).value().source().position(),
              "one, unless under conditions that exclude each other",
              "remove one");
        }
      }
    }
  }
}
