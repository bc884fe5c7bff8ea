package dev.trainyard.catalog.lint.form;

import java.util.Set;

/**
 * The operator of a condition.
 *
 * @param name as it is written
 */
public record Operator(String name) {

  /** Source: {@code filter_list} of the middleware, the same in all releases. */
  private static final Set<String> KNOWN =
      Set.of(
          "=", "!=", ">", ">=", "<", "<=", "~", "in", "nin", "rin", "rnin", "^", "!^", "$", "!$");

  private static final Set<String> ORDERING = Set.of(">", ">=", "<", "<=");

  /** Whether it passes over upper and lower case. */
  public boolean isFolded() {
    return name.startsWith("C") && !name.equals("C~");
  }

  /** Whether the middleware knows it; the folded ones came with 22.12. */
  public boolean isKnown() {
    return KNOWN.contains(isFolded() ? name.substring(1) : name);
  }

  /** Whether it asks which of two values is the larger one. */
  public boolean isOrdering() {
    return ORDERING.contains(name);
  }
}
