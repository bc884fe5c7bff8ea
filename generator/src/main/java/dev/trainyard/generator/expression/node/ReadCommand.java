package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/**
 * The command by which the owner reads a secret that the app keeps, in a shell of the NAS.
 *
 * @param secret the secret
 */
public record ReadCommand(Expression<String> secret) implements SiteNode<String> {

  /** The name under which the secret is kept; empty when it is none that is. */
  public String key() {
    return secret instanceof Generated generated ? generated.key() : "";
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.readCommand(this);
  }
}
