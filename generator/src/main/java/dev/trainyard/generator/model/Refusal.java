package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.Optional;

/**
 * Answers that fit the questions one by one and yet do not go together.
 *
 * @param when the condition under which the installation is refused
 * @param message what the owner reads
 * @param each the list whose items are checked one by one; none for the answers as a whole
 * @param source where the definition declares it
 */
public record Refusal(
    Expression<Boolean> when, String message, Optional<Items> each, SourceLine source) {

  /** Refuses null. */
  public Refusal {
    NotNull.of(message, "the message");
  }

  /**
   * The items of a list.
   *
   * @param list the list
   * @param item the scope in which the condition finds the item
   */
  public record Items(ListAnswer list, Scope item) {}
}
