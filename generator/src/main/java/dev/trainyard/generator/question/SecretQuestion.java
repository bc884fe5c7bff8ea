package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Generated;
import dev.trainyard.generator.expression.Kind;

/**
 * A secret text (TrueNAS type {@code string}, {@code private}): a password field, never printed.
 */
public final class SecretQuestion extends ScalarQuestion<String> {

  private final TextLimits limits;
  private final int generatedLength;

  SecretQuestion(SecretSpec spec) {
    super(spec, Kind.TEXT, spec.effectiveDefault());
    this.limits = spec.limits();
    this.generatedLength = spec.generatedLength;
  }

  /** Lengths and pattern of the answer. */
  public TextLimits limits() {
    return limits;
  }

  /** Length of the secret that is generated when the answer is empty; 0 when none is. */
  public int generatedLength() {
    return generatedLength;
  }

  @Override
  public boolean sensitive() {
    return true;
  }

  /**
   * The secret in force: the answer or, when it is empty and the question says so, one that is
   * generated at the first installation and kept.
   */
  public Expression<String> secret() {
    return generatedLength == 0
        ? expression()
        : new Generated(dotted().replace('.', '-').replace('_', '-'), generatedLength, answer());
  }
}
