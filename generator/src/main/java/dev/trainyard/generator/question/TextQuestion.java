package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;

/** A line of text (TrueNAS type {@code string}). */
public final class TextQuestion extends ScalarQuestion<String> {

  private final TextLimits limits;

  TextQuestion(TextSpec spec) {
    super(spec, Kind.TEXT, spec.effectiveDefault());
    this.limits = spec.limits();
  }

  /** Lengths and pattern of the answer. */
  public TextLimits limits() {
    return limits;
  }

  @Override
  boolean plain() {
    return limits.isPlain();
  }

  /** The condition that the answer is this text. */
  public Comparison is(String value) {
    return new Comparison(this, true, value);
  }

  /** The condition that the answer is another text than this. */
  public Comparison isNot(String value) {
    return new Comparison(this, false, value);
  }
}
