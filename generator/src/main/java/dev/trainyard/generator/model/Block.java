package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.Scope;
import java.util.List;
import java.util.function.Consumer;

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
