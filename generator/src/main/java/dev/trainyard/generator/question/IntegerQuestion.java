package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;
import java.util.Optional;

/** A whole number (TrueNAS type {@code int}). */
public final class IntegerQuestion extends ScalarQuestion<Long> {

  private final Long minimum;
  private final Long maximum;

  IntegerQuestion(IntegerSpec spec) {
    super(spec, Kind.INTEGER, spec.defaultValue);
    this.minimum = spec.minimum;
    this.maximum = spec.maximum;
  }

  /** The smallest legal answer. */
  public Optional<Long> minimum() {
    return Optional.ofNullable(minimum);
  }

  /** The largest legal answer. */
  public Optional<Long> maximum() {
    return Optional.ofNullable(maximum);
  }

  /** The condition that the answer is this number. */
  public Comparison is(long value) {
    return new Comparison(this, true, value);
  }

  /** The condition that the answer is another number than this. */
  public Comparison isNot(long value) {
    return new Comparison(this, false, value);
  }
}
