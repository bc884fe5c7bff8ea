package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.value.Expression;

/**
 * User and group of a process.
 *
 * @param user user id
 * @param group group id
 */
public record RunAs(Expression<Long> user, Expression<Long> group) {

  /** Fixed ids. */
  public static RunAs of(long user, long group) {
    return new RunAs(new Literal<>(user), new Literal<>(group));
  }

  /** Whether the user is root for certain. */
  public boolean isRoot() {
    return user instanceof Literal<Long> literal && literal.value() == 0;
  }
}
