package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;

/**
 * The handle of a secret that is made at the first installation and kept, made by {@link
 * Parts#generatedSecret}.
 */
public final class GeneratedSecret implements Value<String> {

  private final String key;
  private final int length;
  private final SourceLine source;

  GeneratedSecret(String key, int length, SourceLine source) {
    this.key = NotNull.of(key, "the key of the secret");
    this.length = length;
    this.source = source;
  }

  /** Where the handle is made. */
  public SourceLine source() {
    return source;
  }

  @Override
  public Expression<String> expression() {
    return new Generated(key, length, null);
  }
}
