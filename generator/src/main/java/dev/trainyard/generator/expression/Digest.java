package dev.trainyard.generator.expression;

/**
 * A checksum of a text, so that a change of it restarts pods.
 *
 * @param text the text
 */
public record Digest(Expression<String> text) implements Expression<String> {

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.digest(this);
  }
}
