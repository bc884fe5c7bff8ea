package dev.trainyard.generator.form;

import java.util.List;
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

  private static final int PARTS = 3;
  private static final String OR = "OR";

  /** The comparison that an entry of {@code show_if} is; empty when it is none. */
  public static Optional<Condition> of(Object entry) {
    return entry instanceof List<?> parts
            && parts.size() == PARTS
            && parts.get(0) instanceof String variable
            && !variable.isEmpty()
            && parts.get(1) instanceof String operator
        ? Optional.of(new Condition(variable, operator, Optional.ofNullable(parts.get(2))))
        : Optional.empty();
  }

  /**
   * Whether an entry of {@code show_if} names several conditions of which one must hold. The
   * middleware knows such an entry, wizards pass over it.
   */
  public static boolean isAlternative(Object entry) {
    return entry instanceof List<?> parts
        && parts.size() == 2
        && OR.equals(parts.get(0))
        && parts.get(1) instanceof List<?>;
  }

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
