package dev.trainyard.generator.problem;

/** A rule that a {@link Problem} is about. */
public interface CodedRule {

  /**
   * The stable code, {@code TN} and three digits; no two rules have the same, and none is reused.
   */
  String code();

  /** The rule in one sentence, without a full stop. */
  String title();
}
