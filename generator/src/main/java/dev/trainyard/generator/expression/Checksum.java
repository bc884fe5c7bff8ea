package dev.trainyard.generator.expression;

/**
 * A checksum of a rendered file, so that a change of it restarts pods.
 *
 * @param template name of the file within the chart's templates
 */
public record Checksum(String template) implements Expression<String> {

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.checksum(this);
  }
}
