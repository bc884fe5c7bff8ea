package dev.trainyard.generator.helm.rule;

import java.util.List;
import java.util.Map;

/** Decides which labels a label selector means. */
final class Selector {

  private Selector() {}

  /** Whether a plain selector, as a Service has, means these labels; an empty one means none. */
  static boolean matches(Map<String, String> selector, Map<String, String> labels) {
    return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
  }

  /** Whether a selector with {@code matchLabels} and {@code matchExpressions} means these. */
  static boolean matches(Field selector, Map<String, String> labels) {
    return labels.entrySet().containsAll(selector.get("matchLabels").texts().entrySet())
        && selector.get("matchExpressions").items().stream()
            .allMatch(expression -> expression(expression, labels));
  }

  private static boolean expression(Field expression, Map<String, String> labels) {
    String label = labels.get(expression.get("key").textOr(""));
    List<String> values =
        expression.get("values").items().stream().flatMap(value -> value.text().stream()).toList();
    return switch (expression.get("operator").textOr("")) {
      case "In" -> label != null && values.contains(label);
      case "NotIn" -> label == null || !values.contains(label);
      case "Exists" -> label != null;
      case "DoesNotExist" -> label == null;
      default -> false;
    };
  }
}
