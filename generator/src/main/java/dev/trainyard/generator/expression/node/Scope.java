package dev.trainyard.generator.expression.node;

import java.util.Optional;

/**
 * Where an answer is looked up: in the answers as a whole, or in the item of a list that is being
 * repeated. Two lists have two scopes, whatever they are called.
 *
 * @param list the list; empty for the answers as a whole
 */
public record Scope(Optional<ListAnswer> list) {

  /** The answers as a whole. */
  public static final Scope ROOT = new Scope(Optional.empty());

  /** The item of a list. */
  public static Scope itemOf(ListAnswer list) {
    return new Scope(Optional.of(list));
  }

  /** Whether this is the scope of a list item. */
  public boolean isItem() {
    return list.isPresent();
  }
}
