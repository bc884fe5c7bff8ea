package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/** The name that the owner gave the app: lower-case letters, digits and {@code -}. */
public record InstalledName() implements Node<String> {

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.installedName(this);
  }
}
