package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with holes.
 *
 * @param parts the parts in order; texts in holes are part of the text, and neighbouring constants
 *     are one
 */
public record Text(List<Part> parts) implements Node<String> {

  /**
   * Brings the parts into their simplest shape, so that it does not matter how a text was built.
   */
  public Text {
    parts = simplest(parts);
  }

  /** A value as a text. */
  public static Text of(Value<String> value) {
    return value.expression() instanceof Text text
        ? text
        : new Text(List.of(new Hole(value.expression())));
  }

  /** A value of any kind in its usual notation. */
  public static Expression<String> notation(Expression<?> value) {
    return value instanceof Literal<?> literal
        ? new Literal<>(String.valueOf(literal.value()))
        : new Text(List.of(new Hole(value)));
  }

  private static List<Part> simplest(List<Part> parts) {
    List<Part> simple = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Hole hole
          && hole.value() instanceof Text inner
          && inner.parts().stream().noneMatch(Text::repeats)) {
        inner.parts().forEach(each -> add(simple, each));
      } else if (part instanceof Hole hole
          && hole.value() instanceof Literal<?> literal
          && literal.value() instanceof String constant) {
        add(simple, new Fixed(constant));
      } else {
        add(simple, part);
      }
    }
    return List.copyOf(simple);
  }

  private static void add(List<Part> parts, Part part) {
    int last = parts.size() - 1;
    if (part instanceof Fixed fixed && last >= 0 && parts.get(last) instanceof Fixed before) {
      parts.set(last, new Fixed(before.text() + fixed.text()));
    } else if (!(part instanceof Fixed fixed && fixed.text().isEmpty())) {
      parts.add(part);
    }
  }

  /** Whether a part appears once for each item of a list. */
  private static boolean repeats(Part part) {
    return part instanceof Repeated
        || part instanceof Optional optional && optional.parts().stream().anyMatch(Text::repeats);
  }

  /** Whether some of the text appears once for each item of a list. */
  public boolean repeats() {
    return parts.stream().anyMatch(Text::repeats);
  }

  /** Whether a text reads better by itself: it has lines, or parts that come and go. */
  public boolean isLong() {
    return parts.stream()
        .anyMatch(
            part ->
                part instanceof Fixed fixed && fixed.text().indexOf('\n') >= 0
                    || part instanceof Optional
                    || part instanceof Repeated);
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
   * @param parts what appears
   */
  public record Repeated(ListAnswer list, List<Part> parts) implements Part {
    /** Copies the list. */
    public Repeated {
      parts = List.copyOf(parts);
    }

    /** The scope in which the parts find the item. */
    public Scope item() {
      return list.item();
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
