package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.value.Expression;
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
    Presence other =
        Presence.anyOf(Block.guarded(others).stream().map(Guarded::condition).toList());
    if (other.never()) {
      return this;
    }
    return other
        .when()
        .map(any -> new Choice<>(Optional.of(new Negation(any)), options))
        .orElse(new Choice<>(Optional.empty(), List.of()));
  }
}
