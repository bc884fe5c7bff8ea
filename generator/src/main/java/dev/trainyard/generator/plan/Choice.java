package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.Any;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Said;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that there is one of at most: the first option whose conditions hold.
 *
 * @param <T> the sort of thing
 * @param when what must hold for there to be any; none when nothing must
 * @param options the options
 */
public record Choice<T>(Optional<Expression<Boolean>> when, List<Guarded<T>> options) {

  /** Copies the list. */
  public Choice {
    options = List.copyOf(options);
  }

  /** The first of what a definition says, made into something else. */
  static <S, T> Choice<T> of(List<Block<Said<S>>> said, Function<S, T> made) {
    return new Choice<>(
        Optional.empty(), Block.guarded(Block.map(said, one -> made.apply(one.value()))));
  }

  /** The same, unless one of these is there. */
  <S> Choice<T> unless(List<Block<S>> others) {
    List<Expression<Boolean>> none =
        Block.guarded(others).stream().flatMap(other -> other.condition().stream()).toList();
    if (none.isEmpty()) {
      return this;
    }
    Expression<Boolean> any = none.size() == 1 ? none.get(0) : new Any(none);
    return new Choice<>(Optional.of(new Negation(any)), options);
  }
}
