package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/** The name that the owner gave the app: lower-case letters, digits and {@code -}. */
public record InstalledName() implements SiteNode<String> {

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.installedName(this);
  }
}
