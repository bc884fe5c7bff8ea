package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.Optional;

/**
 * A checksum of a text, so that a change of it restarts containers.
 *
 * @param text the text
 * @param salt a secret that goes into the checksum, where the text holds secrets that could be
 *     guessed from a checksum of the text alone
 */
public record Digest(Expression<String> text, Optional<Expression<String>> salt)
    implements Node<String> {

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.digest(this);
  }
}
