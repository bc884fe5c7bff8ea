package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * True when a text takes more than some bytes as UTF-8.
 *
 * @param value the text
 * @param bytes the most bytes for which it is false
 */
public record LongerThan(Expression<String> value, int bytes) implements Node<Boolean> {

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.longerThan(this);
  }

  /**
   * The text with other characters, as many, in the place of what is generated: for whoever cannot
   * know that.
   */
  public Expression<String> foreseen() {
    return foreseen(value);
  }

  private static Expression<String> foreseen(Expression<String> value) {
    if (value instanceof Generated generated) {
      Expression<String> made = new Literal<>("x".repeat(generated.length()));
      return generated.given() == null
          ? made
          : new Conditional<>(
              new Equality(generated.given(), new Literal<>("")), made, generated.given());
    }
    if (value instanceof Conditional<String> conditional) {
      return new Conditional<>(
          conditional.when(), foreseen(conditional.then()), foreseen(conditional.otherwise()));
    }
    if (value instanceof Cut cut) {
      return new Cut(foreseen(cut.value()), cut.what(), cut.constant());
    }
    return value instanceof Text text ? new Text(foreseen(text.parts())) : value;
  }

  @SuppressWarnings("unchecked")
  private static List<Text.Part> foreseen(List<Text.Part> parts) {
    List<Text.Part> foreseen = new ArrayList<>();
    for (Text.Part part : parts) {
      if (part instanceof Text.Hole hole && hole.value().kind() == Kind.TEXT) {
        foreseen.add(new Text.Hole(foreseen((Expression<String>) hole.value())));
      } else if (part instanceof Text.Optional optional) {
        foreseen.add(new Text.Optional(optional.when(), foreseen(optional.parts())));
      } else {
        foreseen.add(part);
      }
    }
    return foreseen;
  }
}
