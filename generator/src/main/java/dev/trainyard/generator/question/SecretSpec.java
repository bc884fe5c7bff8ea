package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Rule;

/** What can be said about a {@link SecretQuestion}. There is no default: a default is no secret. */
public final class SecretSpec extends QuestionSpec<SecretSpec> {

  private final TextLimitsSpec limits = new TextLimitsSpec();
  int generatedLength;

  SecretSpec(String path) {
    super(path);
  }

  /** Fewest and most characters; at most 1024, TrueNAS' own limit. */
  public SecretSpec length(int minimum, int maximum) {
    limits.length(this, minimum, maximum);
    return this;
  }

  /**
   * A regular expression that the whole answer matches, anchored by {@code ^} and {@code $}.
   *
   * @param pattern in the syntax Python, Go and Java share
   * @param complaint what the owner reads when it does not match (23.10 and later)
   */
  public SecretSpec pattern(String pattern, String complaint) {
    limits.pattern(this, pattern, complaint);
    return this;
  }

  /**
   * An empty answer means: make one of random letters and digits at the first installation and keep
   * it.
   *
   * @param length number of characters, 16 to 1024
   */
  public SecretSpec generatedIfEmpty(int length) {
    if (length < 16 || length > TextLimits.TRUENAS_MAXIMUM) {
      problem(
          Rule.RANGE,
          "generates a secret of " + length + " characters",
          "16 to " + TextLimits.TRUENAS_MAXIMUM,
          "use 32");
    } else {
      this.generatedLength = length;
    }
    return this;
  }

  TextLimits limits() {
    return limits.limits(!required);
  }

  String effectiveDefault() {
    return required ? null : "";
  }

  @Override
  void check() {
    super.check();
    if (required && generatedLength > 0) {
      problem(
          Rule.DEFAULT,
          "is required and generated at once",
          "one of the two",
          "drop required(): an empty answer then generates the secret");
    }
    if (generatedLength > 0) {
      limits.checkDefault(this, "x".repeat(generatedLength), false);
    }
  }

  @Override
  boolean hasDefault() {
    return !required;
  }

  @Override
  SecretSpec self() {
    return this;
  }
}
