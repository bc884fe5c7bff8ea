package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A thing, or things that depend on a condition, or things that are repeated for each item of a
 * list.
 *
 * @param <T> the sort of thing
 */
public sealed interface Block<T> {

  /**
   * One thing.
   *
   * @param <T> the sort of thing
   * @param value the thing
   */
  record One<T>(T value) implements Block<T> {}

  /**
   * Things that depend on a condition.
   *
   * @param <T> the sort of thing
   * @param when the condition
   * @param blocks the things
   */
  record When<T>(Expression<Boolean> when, List<Block<T>> blocks) implements Block<T> {
    /** Copies the list. */
    public When {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Things that are repeated for each item of a list.
   *
   * @param <T> the sort of thing
   * @param list the list
   * @param item the scope in which the things find the item
   * @param blocks the things
   */
  record Each<T>(ListAnswer list, Scope item, List<Block<T>> blocks) implements Block<T> {
    /** Copies the list. */
    public Each {
      blocks = List.copyOf(blocks);
    }
  }

  /** All things, whatever they depend on. */
  static <T> Stream<T> stream(List<Block<T>> blocks) {
    List<T> all = new ArrayList<>();
    forEach(blocks, all::add);
    return all.stream();
  }

  /**
   * All things with the conditions around them, outermost first. That a list has an item is the
   * condition of what is repeated for its items.
   */
  static <T> List<Guarded<T>> guarded(List<Block<T>> blocks) {
    List<Guarded<T>> all = new ArrayList<>();
    guard(blocks, List.of(), all);
    return all;
  }

  private static <T> void guard(
      List<Block<T>> blocks, List<Expression<Boolean>> around, List<Guarded<T>> all) {
    for (Block<T> block : blocks) {
      if (block instanceof One<T> one) {
        all.add(new Guarded<>(around, one.value()));
      } else if (block instanceof When<T> when) {
        guard(when.blocks(), more(around, when.when()), all);
      } else if (block instanceof Each<T> each) {
        guard(each.blocks(), more(around, new NotEmpty(each.list())), all);
      }
    }
  }

  private static List<Expression<Boolean>> more(
      List<Expression<Boolean>> conditions, Expression<Boolean> one) {
    List<Expression<Boolean>> more = new ArrayList<>(conditions);
    more.add(one);
    return more;
  }

  /** Another thing for each thing, in the same conditions and repetitions. */
  static <T, R> List<Block<R>> map(List<Block<T>> blocks, Function<? super T, ? extends R> other) {
    return flatMap(blocks, thing -> List.of(new One<>(other.apply(thing))));
  }

  /** Some of the things, in the same conditions and repetitions. */
  static <T> List<Block<T>> filter(List<Block<T>> blocks, Predicate<? super T> wanted) {
    return flatMap(blocks, thing -> wanted.test(thing) ? List.of(new One<>(thing)) : List.of());
  }

  /** Other things for each thing, in the same conditions and repetitions. */
  static <T, R> List<Block<R>> flatMap(
      List<Block<T>> blocks, Function<? super T, List<Block<R>>> other) {
    List<Block<R>> all = new ArrayList<>();
    for (Block<T> block : blocks) {
      if (block instanceof One<T> one) {
        all.addAll(other.apply(one.value()));
      } else if (block instanceof When<T> when) {
        all.addAll(under(Optional.of(when.when()), flatMap(when.blocks(), other)));
      } else if (block instanceof Each<T> each) {
        List<Block<R>> inner = flatMap(each.blocks(), other);
        if (!inner.isEmpty()) {
          all.add(new Each<>(each.list(), each.item(), inner));
        }
      }
    }
    return all;
  }

  /** Things that depend on one more condition, if there are any and there is one. */
  static <T> List<Block<T>> under(Optional<Expression<Boolean>> when, List<Block<T>> blocks) {
    return blocks.isEmpty() || when.isEmpty() ? blocks : List.of(new When<>(when.get(), blocks));
  }

  /** Calls {@code action} for each thing, whatever it depends on. */
  static <T> void forEach(List<Block<T>> blocks, Consumer<? super T> action) {
    for (Block<T> block : blocks) {
      if (block instanceof One<T> one) {
        action.accept(one.value());
      } else if (block instanceof When<T> when) {
        forEach(when.blocks(), action);
      } else if (block instanceof Each<T> each) {
        forEach(each.blocks(), action);
      }
    }
  }
}
