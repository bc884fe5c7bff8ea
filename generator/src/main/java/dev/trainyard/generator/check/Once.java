package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.ItemUse;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Things of which there may be one at a time. */
final class Once {

  private Once() {}

  /** What becomes of two things with one name that may be there at once. */
  interface Twice<T> {
    void report(String name, T known, T again);
  }

  /** Names are the same when they are constants or computed in the same way. */
  static <T> void once(
      List<Guarded<T>> things, Function<T, Expression<String>> named, Twice<T> twice) {
    Map<Expression<String>, List<Guarded<T>>> seen = new HashMap<>();
    for (Guarded<T> thing : things) {
      Expression<String> name = named.apply(thing.value());
      List<Guarded<T>> known = seen.computeIfAbsent(name, added -> new ArrayList<>());
      known.stream()
          .filter(other -> !Conditions.exclude(other.conditions(), thing.conditions()))
          .findFirst()
          .ifPresent(other -> twice.report(words(name), other.value(), thing.value()));
      known.add(thing);
    }
  }

  /** What has a name that no item decides and is repeated for each item of a list. */
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
              Expression<String> name = named.apply(thing);
              if (!ItemUse.of(name).contains(each.item())) {
                repeated.accept(words(name), thing);
              }
            });
      }
    }
  }

  /**
   * How a second one is reported.
   *
   * @param rule the rule
   * @param subject whose things they are
   * @param allowed what there may be
   */
  record Place(Rule rule, String subject, String allowed) {}

  /**
   * Reports what has a name twice, and what has one name for all items of a list.
   *
   * @param does what is said of the name, such as {@code "sets the variable "}
   */
  static <T> void check(
      List<Block<T>> blocks,
      Function<T, Expression<String>> named,
      Function<T, SourceLine> source,
      String does,
      Place place,
      Findings findings) {
    once(
        Block.guarded(blocks),
        named,
        (name, known, again) ->
            findings.error(
                place.rule(),
                place.subject(),
                source.apply(again),
                does + name + " twice; first at " + source.apply(known).position(),
                place.allowed() + ", unless under conditions that exclude each other",
                "remove one"));
    eachOnce(
        blocks,
        named,
        (name, thing) ->
            findings.error(
                place.rule(),
                place.subject(),
                source.apply(thing),
                does + name + " for each item of a list",
                "one that differs from item to item",
                "say it outside of each(…), or take the item's own answer"));
  }

  private static String words(Expression<String> name) {
    if (name instanceof Literal<String> constant) {
      return constant.value();
    }
    Set<String> answers = new LinkedHashSet<>();
    SubExpressions.walk(
        name,
        part -> {
          if (part instanceof Answer<?> answer) {
            answers.add(
                answer.scope().list().map(list -> list.dotted() + "[].").orElse("")
                    + answer.question().dotted());
          }
        });
    return answers.isEmpty()
        ? "what is computed"
        : "what " + String.join(" and ", answers) + (answers.size() > 1 ? " say" : " says");
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
