package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Equality;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.expression.Present;
import dev.trainyard.generator.expression.Value;
import java.util.Optional;

/**
 * A comparison of an answer with a constant: what the wizard can evaluate for {@code show_if}. Made
 * by the handles' own methods such as {@link ChoiceQuestion#is(String)}.
 */
public final class Comparison implements Value<Boolean> {

  private final ScalarQuestion<?> question;
  private final boolean equal;
  private final Object value;

  Comparison(ScalarQuestion<?> question, boolean equal, Object value) {
    this.question = question;
    this.equal = equal;
    this.value = value;
  }

  /** The question whose answer is compared. */
  public ScalarQuestion<?> question() {
    return question;
  }

  /** Whether the condition is that they are equal, else that they differ. */
  public boolean equal() {
    return equal;
  }

  /** The constant; empty stands for null, no answer. */
  public Optional<Object> value() {
    return Optional.ofNullable(value);
  }

  /** The opposite. */
  public Comparison not() {
    return new Comparison(question, !equal, value);
  }

  @Override
  public Expression<Boolean> expression() {
    Answer<?> answer = question.answer();
    if (value == null) {
      Present present = new Present(answer);
      return equal ? new Negation(present) : present;
    }
    if (question instanceof BooleanQuestion yesNo) {
      Expression<Boolean> yes = yesNo.answer();
      return equal == (Boolean) value ? yes : new Negation(yes);
    }
    Equality equality = new Equality(answer, new Literal<>(value));
    return equal ? equality : new Negation(equality);
  }
}
