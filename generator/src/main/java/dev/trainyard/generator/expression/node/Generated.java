package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;

/**
 * A secret made of random ASCII letters and digits at the first installation and kept from then on.
 *
 * @param key key within the app's Secret, lower-case letters, digits and {@code -}
 * @param length number of characters
 * @param given an answer that takes its place when not empty; null when there is no such question
 */
public record Generated(String key, int length, Expression<String> given)
    implements SiteNode<String> {

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.generated(this);
  }
}
