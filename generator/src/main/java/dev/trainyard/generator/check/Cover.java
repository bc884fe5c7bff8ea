package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what is said several times, each time under conditions, is there for certain. */
final class Cover {

  /** So many conditions are told apart by trying both; more of them are no definition's. */
  private static final int MOST_CASES = 6;

  private Cover() {}

  /**
   * Whether one of the alternatives holds for certain, tried for each truth of what they depend on.
   */
  static boolean covered(
      List<Expression<Boolean>> known, List<List<Expression<Boolean>>> alternatives) {
    if (alternatives.stream().anyMatch(all -> all.stream().allMatch(one -> implied(known, one)))) {
      return true;
    }
    Set<Expression<Boolean>> open =
        alternatives.stream()
            .flatMap(List::stream)
            .filter(one -> !implied(known, one) && !Conditions.exclude(known, List.of(one)))
            .map(one -> one instanceof Negation not ? not.condition() : one)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (alternatives.size() < 2 || open.isEmpty() || open.size() > MOST_CASES) {
      return false;
    }
    Expression<Boolean> first = open.iterator().next();
    return covered(with(known, first), alternatives)
        && covered(with(known, new Negation(first)), alternatives);
  }

  /** Whether a condition holds: it is known, or every other option of its choice is ruled out. */
  private static boolean implied(List<Expression<Boolean>> known, Expression<Boolean> wanted) {
    if (Conditions.imply(known, List.of(wanted))) {
      return true;
    }
    return wanted instanceof Equality equality
        && equality.right() instanceof Literal<?> value
        && equality.left() instanceof Answer<?> answer
        && answer.question() instanceof ChoiceQuestion choice
        && choice.options().stream()
            .map(ChoiceQuestion.Option::value)
            .filter(option -> !option.equals(value.value()))
            .allMatch(
                option ->
                    Conditions.exclude(
                        known, List.of(new Equality(answer, new Literal<>(option)))));
  }

  private static List<Expression<Boolean>> with(
      List<Expression<Boolean>> conditions, Expression<Boolean> more) {
    return Stream.concat(conditions.stream(), Stream.of(more)).toList();
  }
}
