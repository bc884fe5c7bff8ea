package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A whole number (TrueNAS type {@code int}), whatever its range at most 2^53-1 away from 0: readers
 * take every number for floating point and would change larger ones.
 */
public final class IntegerQuestion extends ScalarQuestion<Long> implements Worded<IntegerQuestion> {

  private Long minimum;
  private Long maximum;
  private Long number;

  IntegerQuestion(String path) {
    super(path, Kind.INTEGER);
  }

  /** The value when the owner gives none. */
  public IntegerQuestion defaultNumber(long number) {
    return changed(this, q -> q.number = number);
  }

  /**
   * The smallest and the largest legal answer. TrueNAS ignores a bound of 0 ({@code min: 0} admits
   * -1), which is reported.
   */
  public IntegerQuestion range(long minimum, long maximum) {
    return changed(
        this,
        q -> {
          q.minimum = minimum;
          q.maximum = maximum;
        });
  }

  /**
   * No answer is a legal answer. A value that needs the number refuses when there is none, so ask
   * {@link #isGiven()} first.
   */
  public IntegerQuestion nullable() {
    return changed(this, q -> q.setNullable(true));
  }

  /** The smallest legal answer that the definition states. */
  public Optional<Long> minimum() {
    return Optional.ofNullable(minimum);
  }

  /** The largest legal answer that the definition states. */
  public Optional<Long> maximum() {
    return Optional.ofNullable(maximum);
  }

  @Override
  public Bounds bounds(Part part) {
    return Bounds.of(
        minimum == null ? -Bounds.LARGEST : minimum, maximum == null ? Bounds.LARGEST : maximum);
  }

  @Override
  public Optional<Long> defaultValue() {
    return Optional.ofNullable(number);
  }

  /** The condition that the answer is this number; no answer is none. */
  public Expression<Boolean> is(long value) {
    Expression<Boolean> same = new Equality(answer(), new Literal<>(value));
    return isNullable() ? new All(List.of(isGiven(), same)) : same;
  }

  /** The condition that the answer is another number than this, or no answer. */
  public Expression<Boolean> isNot(long value) {
    return new Negation(is(value));
  }

  @Override
  Optional<String> fault(Long answer) {
    return bounds(Part.VALUE).contains(answer)
        ? Optional.empty()
        : Optional.of("it is outside the question's range");
  }

  @Override
  void check(Faults faults) {
    if (minimum != null && minimum > maximum) {
      faults.error(
          Rule.RANGE,
          "has the range " + minimum + " to " + maximum,
          "smallest <= largest",
          "swap them");
      return;
    }
    if (!bounds(Part.VALUE).isWithin(Bounds.EXACT)) {
      faults.error(
          Rule.RANGE,
          "has the range " + minimum + " to " + maximum,
          -Bounds.LARGEST + " to " + Bounds.LARGEST,
          "narrow it; larger numbers change on their way. For an identifier ask a string of digits");
    }
    if (minimum != null && (minimum == 0 || maximum == 0)) {
      faults.note(
          Rule.RANGE,
          "has a bound of 0, which wizards and TrueNAS ignore before 25.10; the app itself refuses"
              + " such an answer, so that nothing has to change");
    }
    if (number != null && fault(number).isPresent()) {
      Bounds bounds = bounds(Part.VALUE);
      faults.error(
          Rule.DEFAULT,
          "has the default " + number,
          bounds.least() + " to " + bounds.most(),
          "change the default or the range");
    }
    if (number == null && !isRequired() && !isNullable()) {
      faults.error(
          Rule.DEFAULT,
          "has neither a default nor required() nor nullable()",
          "one of the three",
          "say what counts when the owner gives no number");
    }
  }
}
