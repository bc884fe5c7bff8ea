package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Arithmetic;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.expression.node.DatasetPath;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions under which a value counts that Go computes in any case.
 *
 * @param conditions from the outermost to the innermost
 */
record Guards(List<Expression<Boolean>> conditions) {

  /** No condition: the value counts always. */
  static final Guards NONE = new Guards(List.of());

  /** Copies the list. */
  Guards {
    conditions = List.copyOf(conditions);
  }

  /** These and one more. */
  Guards and(Expression<Boolean> condition) {
    List<Expression<Boolean>> more = new ArrayList<>(conditions);
    more.add(condition);
    return new Guards(more);
  }

  boolean isEmpty() {
    return conditions.isEmpty();
  }

  /** All of them as one condition. */
  Expression<Boolean> together() {
    return conditions.size() == 1 ? conditions.get(0) : new All(conditions);
  }

  /** Those that matter to an expression: all for one that can fail. */
  List<Expression<Boolean>> of(Expression<?> expression) {
    return canFail(expression) ? conditions : List.of();
  }

  /** Whether computing the value can fail, which it must not where it does not count. */
  static boolean canFail(Expression<?> expression) {
    return expression instanceof Answer<?> answer && answer.mandatory()
        || expression instanceof CertificatePart
        || expression instanceof DatasetPath
        || expression instanceof Arithmetic arithmetic && !isExact(arithmetic)
        || SubExpressions.of(expression).stream().anyMatch(Guards::canFail);
  }

  /** Whether no result of a calculation is beyond what every reader takes for what it is. */
  static boolean isExact(Arithmetic arithmetic) {
    return Bounds.unchecked(arithmetic).isWithin(Bounds.EXACT);
  }
}
