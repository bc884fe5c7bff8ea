package dev.trainyard.generator.tree;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.value.Expression;

/** What a name is before any answer is known. */
public final class KeyText {

  /** Stands for what is not known before the answers are. */
  public static final String ANYTHING = "*";

  private KeyText() {}

  /**
   * The text of an expression; {@code *} stands for each part that answers decide, and the name of
   * something of the app is what follows the app's own name.
   */
  public static String of(Expression<?> name) {
    if (name instanceof ResourceName resource) {
      return resource.suffix();
    }
    if (name instanceof Literal<?> literal) {
      return String.valueOf(literal.value());
    }
    if (name instanceof Text text) {
      StringBuilder all = new StringBuilder();
      for (Text.Part part : text.parts()) {
        if (part instanceof Text.Fixed fixed) {
          all.append(fixed.text());
        } else {
          all.append(part instanceof Text.Hole hole ? of(hole.value()) : ANYTHING);
        }
      }
      return all.toString();
    }
    return ANYTHING;
  }
}
