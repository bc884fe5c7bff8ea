package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.stream.Stream;

/** What holds of questions that an edition does not ask: their defaults count. */
public final class Unasked {

  private Unasked() {}

  /** Conditions that always hold. */
  public static List<Expression<Boolean>> facts(App app) {
    return app.unasked().stream().flatMap(Unasked::facts).toList();
  }

  private static Stream<Expression<Boolean>> facts(Question question) {
    if (question instanceof BooleanQuestion flag) {
      return flag.defaultValue().stream()
          .map(on -> on ? flag.expression() : new Negation(flag.expression()));
    }
    if (question instanceof ChoiceQuestion choice) {
      return choice.defaultValue().stream()
          .map(value -> new Equality(choice.expression(), new Literal<>(value)));
    }
    return question instanceof ListQuestion list && list.defaultItems().isEmpty()
        ? Stream.of(new Negation(list.hasItems()))
        : Stream.of();
  }
}
