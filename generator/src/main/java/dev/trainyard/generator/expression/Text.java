package dev.trainyard.generator.expression;

import java.util.List;

/**
 * A text with holes.
 *
 * @param parts the parts in order
 */
public record Text(List<Part> parts) implements Expression<String> {

  /** Copies the list. */
  public Text {
    parts = List.copyOf(parts);
  }

  /** A piece of a text. */
  public sealed interface Part {}

  /**
   * Text that stands as it is.
   *
   * @param text the text
   */
  public record Fixed(String text) implements Part {}

  /**
   * A hole that a value fills.
   *
   * @param value what fills it; numbers and booleans in their usual notation
   */
  public record Hole(Expression<?> value) implements Part {}

  /**
   * Parts that appear under a condition.
   *
   * @param when the condition
   * @param parts what appears
   */
  public record Optional(Expression<Boolean> when, List<Part> parts) implements Part {
    /** Copies the list. */
    public Optional {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Parts that appear once for each item of a list.
   *
   * @param list the list
   * @param item the scope in which the parts find the item
   * @param parts what appears
   */
  public record Repeated(ListAnswer list, Scope item, List<Part> parts) implements Part {
    /** Copies the list. */
    public Repeated {
      parts = List.copyOf(parts);
    }
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.text(this);
  }
}
