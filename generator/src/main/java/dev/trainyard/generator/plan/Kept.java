package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.Fingerprint;
import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.expression.node.PasswordHash;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/**
 * A value that is made once and kept from then on.
 *
 * @param key its name within the app
 * @param value yields it
 */
public record Kept(String key, Expression<String> value) {

  /** Whether it stays even while nothing needs it. */
  public boolean isForEver() {
    return value instanceof Generated;
  }

  /** What an expression by itself, without its parts, needs to be kept. */
  public static List<Kept> by(Expression<?> expression) {
    if (expression instanceof Generated generated) {
      return List.of(new Kept(generated.key(), generated));
    }
    if (expression instanceof PasswordHash hash) {
      return List.of(
          new Kept(hash.key(), hash), new Kept(hash.key() + "-for", new Fingerprint(hash)));
    }
    return List.of();
  }
}
