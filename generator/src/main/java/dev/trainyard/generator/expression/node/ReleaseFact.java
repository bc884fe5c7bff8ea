package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * Something the release knows about itself.
 *
 * @param fact what
 */
public record ReleaseFact(Fact fact) implements Node<String> {

  /** The facts. */
  public enum Fact {
    /** The name given at installation: lower-case letters, digits and {@code -}. */
    NAME,
    /** The namespace it is installed into. */
    NAMESPACE,
    /** How often it was installed, edited or upgraded, from 1. */
    REVISION
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.releaseFact(this);
  }
}
