package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;

/** A yes or no (TrueNAS type {@code boolean}). */
public final class BooleanQuestion extends ScalarQuestion<Boolean> {

  BooleanQuestion(BooleanSpec spec) {
    super(spec, Kind.BOOLEAN, spec.defaultValue);
  }

  /** The condition that the answer is yes. */
  public Comparison isTrue() {
    return new Comparison(this, true, true);
  }

  /** The condition that the answer is no. */
  public Comparison isFalse() {
    return new Comparison(this, true, false);
  }
}
