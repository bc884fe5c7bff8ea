package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.Optional;

/**
 * A secret text (TrueNAS type {@code string}, {@code private}): a password field, never printed.
 * There is no default: a default is no secret.
 */
public final class SecretQuestion extends ScalarQuestion<String> implements Worded<SecretQuestion> {

  private TextLimits limits = TextLimits.NONE;
  private int generatedLength;

  SecretQuestion(String path) {
    super(path, Kind.TEXT);
  }

  /** Fewest and most characters; at most 1024, TrueNAS' own limit. */
  public SecretQuestion length(int minimum, int maximum) {
    return changed(this, q -> q.limits = limits.withLength(minimum, maximum));
  }

  /**
   * A regular expression that the whole answer matches.
   *
   * @param pattern what {@link dev.trainyard.generator.pattern.AnswerPattern} describes
   * @param complaint what the owner reads when it does not match (23.10 and later)
   */
  public SecretQuestion pattern(String pattern, String complaint) {
    return changed(this, q -> q.limits = limits.withPattern(pattern, complaint));
  }

  /**
   * An empty answer means: make one of random letters and digits at the first installation and keep
   * it.
   *
   * @param length number of characters, 16 to 1024
   */
  public SecretQuestion generatedIfEmpty(int length) {
    return changed(this, q -> q.generatedLength = length);
  }

  /** Lengths and pattern of the answer. */
  public TextLimits limits() {
    return isRequired() ? limits : limits.orEmpty();
  }

  /** Length of the secret that is generated when the answer is empty; 0 when none is. */
  public int generatedLength() {
    return generatedLength;
  }

  @Override
  public Optional<String> defaultValue() {
    return isRequired() ? Optional.empty() : Optional.of("");
  }

  @Override
  public boolean sensitive(Part part) {
    return true;
  }

  @Override
  public boolean plain(Part part) {
    return limits.isPlain();
  }

  @Override
  public boolean dashed(Part part) {
    return limits.dashed();
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

  @Override
  Optional<String> fault(String answer) {
    return limits().fault(answer);
  }

  @Override
  void check(Faults faults) {
    boolean good = limits.check(faults);
    if (generatedLength != 0
        && (generatedLength < 16 || generatedLength > TextLimits.TRUENAS_MAXIMUM)) {
      faults.error(
          Rule.RANGE,
          "generates a secret of " + generatedLength + " characters",
          "16 to " + TextLimits.TRUENAS_MAXIMUM,
          "use 32");
    } else if (good && generatedLength > 0) {
      limits.checkDefault("x".repeat(generatedLength), false, faults);
    }
    if (isRequired() && generatedLength != 0) {
      faults.error(
          Rule.DEFAULT,
          "is required and generated at once",
          "one of the two",
          "drop required(): an empty answer then generates the secret");
    }
  }
}
