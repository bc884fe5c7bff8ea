package dev.trainyard.generator.expression.node;

import java.util.Optional;

/**
 * Where an answer is looked up: in the answers as a whole, or in the item of a list that is being
 * repeated. Two lists have two scopes, whatever they are called. What is repeated a number of times
 * has a scope, too, which knows the position and no answers.
 *
 * @param list the list; empty for the answers as a whole and for a number of times
 * @param counter tells what is repeated a number of times from what is repeated around it, an
 *     identifier; empty otherwise
 */
public record Scope(Optional<ListAnswer> list, String counter) {

  /** The answers as a whole. */
  public static final Scope ROOT = new Scope(Optional.empty(), "");

  /** The item of a list. */
  public static Scope itemOf(ListAnswer list) {
    return new Scope(Optional.of(list), "");
  }

  /** What is repeated a number of times. */
  public static Scope counting(String counter) {
    return new Scope(Optional.empty(), counter);
  }

  /** Whether this is the scope of something that is repeated. */
  public boolean isItem() {
    return list.isPresent() || !counter.isEmpty();
  }
}
