package dev.trainyard.generator.expression;

/**
 * Where an answer is looked up: in the values as a whole or in the list item that is being
 * repeated.
 *
 * @param item name of the item within its repetition, a lower-case identifier; empty for the values
 *     as a whole
 */
public record Scope(String item) {

  /** The values as a whole. */
  public static final Scope ROOT = new Scope("");

  /** Whether this is the scope of a list item. */
  public boolean isItem() {
    return !item.isEmpty();
  }
}
