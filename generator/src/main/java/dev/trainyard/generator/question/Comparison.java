package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Equality;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.expression.Present;
import java.util.Optional;

/**
 * A comparison of an answer with a constant: what the wizard can evaluate.
 *
 * @param question the question whose answer is compared
 * @param equal whether the condition is that they are equal, else that they differ
 * @param value the constant; empty stands for null, no answer
 */
public record Comparison(ScalarQuestion<?> question, boolean equal, Optional<Object> value) {

  /** The comparison that a condition is; empty when it is none. */
  public static Optional<Comparison> of(Expression<Boolean> condition) {
    if (condition instanceof Negation negation) {
      return of(negation.condition()).map(c -> new Comparison(c.question, !c.equal, c.value));
    }
    if (condition instanceof Answer<?> answer) {
      return with(answer, true, true);
    }
    if (condition instanceof Present present) {
      return with(present.answer(), false, present.answer().kind() == Kind.TEXT ? "" : null);
    }
    if (condition instanceof Equality equality && equality.left() instanceof Answer<?> answer) {
      return equality.right() instanceof Literal<?> literal
          ? with(answer, true, literal.value())
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Comparison> with(Answer<?> answer, boolean equal, Object value) {
    return answer.question() instanceof ScalarQuestion<?> question && !answer.scope().isItem()
        ? Optional.of(new Comparison(question, equal, Optional.ofNullable(value)))
        : Optional.empty();
  }
}
