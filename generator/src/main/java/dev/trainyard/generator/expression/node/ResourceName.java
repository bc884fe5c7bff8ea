package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * The name of one of the app's own resources: the release's full name, {@code -} and a suffix. It
 * is also the host name of the service with that name.
 *
 * @param suffix lower-case letters, digits and {@code -}; empty for the full name itself
 */
public record ResourceName(String suffix) implements SiteNode<String> {

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.resourceName(this);
  }
}
