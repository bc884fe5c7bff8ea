package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.nio.charset.StandardCharsets;

/**
 * A number below 65,521 by which a text can be told from the one before it, in digits. It is too
 * small to try out passwords against: one in 65,521 of all texts has the same number.
 *
 * @param text the text
 */
public record Remainder(Expression<String> text) implements Node<String> {

  private static final int MODULUS = 65_521;
  private static final int FACTOR = 257;
  private static final int START = 7;

  /** The number of a text. */
  public static String of(String text) {
    int number = START;
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      number = (number * FACTOR + (one & 0xff)) % MODULUS;
    }
    return Integer.toString(number);
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.remainder(this);
  }
}
