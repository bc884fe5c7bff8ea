package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.expression.node.HasDuplicates;
import dev.trainyard.generator.expression.node.InstallationState;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Present;
import dev.trainyard.generator.helm.answer.GpuCount;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Prints conditions after {@code if}, where any truthy value will do. */
final class ConditionPrinter {

  private final ExpressionPrinter expressions;

  ConditionPrinter(ExpressionPrinter expressions) {
    this.expressions = expressions;
  }

  /** The code of a condition after {@code if}: any truthy value will do. */
  String print(Expression<Boolean> condition) {
    if (condition instanceof Present present && present.answer().kind() == Kind.TEXT) {
      return expressions.answers().lookup(present.answer()).code();
    }
    if (condition instanceof NotEmpty notEmpty) {
      return expressions.answers().list(notEmpty.list()).code();
    }
    if (condition instanceof InstallationState state) {
      return new SitePrinter(expressions).condition(state);
    }
    if (condition instanceof HasDuplicates hasDuplicates) {
      return expressions.duplicates(hasDuplicates);
    }
    if (condition instanceof GpuChosen chosen) {
      return counts(chosen);
    }
    if (condition instanceof Negation negation
        && negation.condition() instanceof Present present
        && present.answer().kind() != Kind.TEXT) {
      return "kindIs \"invalid\" " + expressions.answers().lookup(present.answer()).operand();
    }
    if (condition instanceof Negation negation) {
      return "not " + operand(expressions, negation.condition());
    }
    if (condition instanceof All all && !all.conditions().isEmpty()) {
      return connect("and", all.conditions());
    }
    if (condition instanceof Any any && !any.conditions().isEmpty()) {
      return connect("or", any.conditions());
    }
    return expressions.code(condition).code();
  }

  /** A count of 0 is none, as a missing one is. */
  private String counts(GpuChosen chosen) {
    return Arrays.stream(Gpus.Maker.values())
        .map(maker -> expressions.answers().lookup(GpuCount.of(chosen, maker)).operand())
        .collect(Collectors.joining(" ", "or ", ""));
  }

  private String connect(String word, List<Expression<Boolean>> conditions) {
    if (conditions.size() == 1) {
      return print(conditions.get(0));
    }
    StringBuilder code = new StringBuilder(word);
    for (int i = 0; i < conditions.size(); i++) {
      code.append(' ').append(operand(expressions.after(word, conditions, i), conditions.get(i)));
    }
    return code.toString();
  }

  private static String operand(ExpressionPrinter expressions, Expression<Boolean> condition) {
    String code = expressions.condition(condition);
    return code.indexOf(' ') < 0 ? code : "(" + code + ")";
  }
}
