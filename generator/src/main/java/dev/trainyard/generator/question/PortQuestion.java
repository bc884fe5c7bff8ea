package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;

/** A port of the NAS, free on it (TrueNAS type {@code int} with {@code validations/nodePort}). */
public final class PortQuestion extends ScalarQuestion<Long> {

  private final long minimum;
  private final long maximum;

  PortQuestion(PortSpec spec) {
    super(spec, Kind.INTEGER, spec.defaultValue);
    this.minimum = spec.minimum;
    this.maximum = spec.maximum;
  }

  /** The smallest legal port. */
  public long minimum() {
    return minimum;
  }

  /** The largest legal port. */
  public long maximum() {
    return maximum;
  }
}
