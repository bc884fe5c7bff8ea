package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.Optional;

/**
 * The command by which the owner reads a secret that the app keeps, in a shell of the NAS. Where an
 * edition keeps only what is generated, it says of an answer that the owner gave it.
 *
 * @param secret the secret
 */
public record ReadCommand(Expression<String> secret) implements SiteNode<String> {

  /** The name under which the secret is kept; empty when it is none that is. */
  public String key() {
    return secret instanceof Generated generated ? generated.key() : "";
  }

  /** The answer that takes the place of the secret when it is not empty. */
  public Optional<Expression<String>> given() {
    return secret instanceof Generated generated
        ? Optional.ofNullable(generated.given())
        : Optional.empty();
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
