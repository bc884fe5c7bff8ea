package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * Tells whether a kept hash still belongs to the password in force: a checksum over both.
 *
 * @param hash the hash
 */
public record Fingerprint(PasswordHash hash) implements SiteNode<String> {

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.fingerprint(this);
  }
}
