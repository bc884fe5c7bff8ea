package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/**
 * The bcrypt hash of a password, kept as long as the password stays the same.
 *
 * @param key key within the app's Secret, lower-case letters, digits and {@code -}
 * @param password the password
 */
public record PasswordHash(String key, Expression<String> password) implements SiteNode<String> {

  /** Refuses null. */
  public PasswordHash {
    NotNull.of(key, "the key");
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.passwordHash(this);
  }
}
