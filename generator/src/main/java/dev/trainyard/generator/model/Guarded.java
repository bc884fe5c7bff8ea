package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A thing with what it depends on.
 *
 * @param <T> the sort of thing
 * @param conditions what must hold, outermost first; empty for always
 * @param value the thing
 */
public record Guarded<T>(List<Expression<Boolean>> conditions, T value) {

  /** Copies the list. */
  public Guarded {
    conditions = List.copyOf(conditions);
  }

  /** The same thing, where more must hold around it. */
  public Guarded<T> within(Optional<Expression<Boolean>> outer) {
    if (outer.isEmpty()) {
      return this;
    }
    List<Expression<Boolean>> all = new ArrayList<>(List.of(outer.get()));
    all.addAll(conditions);
    return new Guarded<>(all, value);
  }

  /** All conditions as one; empty for always. */
  public Optional<Expression<Boolean>> condition() {
    return all(conditions);
  }

  /** Several conditions as one; empty when there are none. */
  public static Optional<Expression<Boolean>> all(List<Expression<Boolean>> conditions) {
    return switch (conditions.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(conditions.get(0));
      default -> Optional.of(new All(conditions));
    };
  }
}
