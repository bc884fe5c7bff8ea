package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.Present;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
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
    // A number that may be left out is compared only where it is given.
    if (condition instanceof All all
        && all.conditions().size() == 2
        && all.conditions().get(0) instanceof Present present
        && all.conditions().get(1) instanceof Equality equality
        && equality.left().equals(present.answer())) {
      return of(equality);
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
