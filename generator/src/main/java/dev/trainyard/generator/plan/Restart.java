package dev.trainyard.generator.plan;

import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Optional;

/**
 * Contents that containers read when they start, so that a change of them restarts the unit.
 *
 * @param secret whether the contents hold secrets, or none of them does
 * @param contents the contents; never empty
 * @param when the condition under which there is any of them; none for always
 */
public record Restart(
    boolean secret, List<Block<Content>> contents, Optional<Expression<Boolean>> when) {

  /** Copies the list. */
  public Restart {
    contents = List.copyOf(contents);
  }
}
