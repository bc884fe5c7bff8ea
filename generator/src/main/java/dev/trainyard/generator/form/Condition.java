package dev.trainyard.generator.form;

import java.util.Objects;
import java.util.Optional;

/**
 * A comparison of a sibling's answer with a constant, as {@code show_if} has it.
 *
 * @param variable the sibling
 * @param operator {@code =} or {@code !=}; wizards ignore every other one, the middleware does not
 * @param value the constant; empty stands for null
 */
public record Condition(String variable, String operator, Optional<Object> value) {

  /** Whether wizards evaluate it. */
  public boolean known() {
    return operator.equals("=") || operator.equals("!=");
  }

  /**
   * Whether an answer fulfils it: without conversion, so that 1 is not {@code "1"}; always, when
   * wizards do not know the operator.
   */
  public boolean holds(Object answer) {
    return !known() || operator.equals("=") == Objects.equals(answer, value.orElse(null));
  }
}
