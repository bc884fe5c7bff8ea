package dev.trainyard.generator.expression.node;

/**
 * The answer to a list question.
 *
 * @param question the list
 * @param scope where the list itself stands
 */
public record ListAnswer(Asked question, Scope scope) {

  /** The scope of an item while something is repeated for each item of this list. */
  public Scope item() {
    return Scope.itemOf(this);
  }

  /** The question's path, such as {@code agents}. */
  public String dotted() {
    return question.dotted();
  }
}
