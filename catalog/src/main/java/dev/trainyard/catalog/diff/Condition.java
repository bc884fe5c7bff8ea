package dev.trainyard.catalog.diff;

import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.AsJson;
import java.util.Map;
import java.util.Objects;

/**
 * When a question is asked.
 *
 * @param question path of the answer that is compared
 * @param operator {@code =}, {@code !=} or another that is not understood here
 * @param value what it is compared with, as data; the whole entry when it is no comparison
 */
record Condition(String question, String operator, Object value) {

  /** One entry of {@code show_if}; what has another shape is not understood. */
  static Condition of(Object entry, String prefix) {
    return dev.trainyard.generator.form.Condition.of(entry)
        .map(
            condition ->
                new Condition(
                    prefix + condition.variable(),
                    condition.operator(),
                    condition.value().orElse(null)))
        .orElseGet(() -> new Condition("", "", entry));
  }

  /**
   * Whether it cannot hold for anybody who upgrades with unchanged answers: it asks for an option
   * that did not exist, or for something else than what all have for a new question.
   */
  boolean isNewToEverybody(Migrated base, Map<String, Question> head) {
    boolean equal = operator.equals("=");
    if (!equal && !operator.equals("!=")) {
      return false;
    }
    Question before = base.questions().get(question);
    if (before != null) {
      return equal && before.hasOptions() && !before.options().contains(value);
    }
    Question now = head.get(question);
    return now != null
        && (now.field().hasDefault() || base.isFilled(question))
        && base.usual(now).map(usual -> usual.equals(value) != equal).orElse(false);
  }

  /**
   * Whether it begins to hold for owners who have no answer of their own to what it asks, by a
   * default that is another one. TrueNAS looks at defaults of questions that are not asked, too.
   */
  boolean beginsWithTheDefault(Question before, Question after) {
    boolean answered =
        before.conditions().isEmpty() && (before.field().required() || before.field().hasDefault());
    return !answered
        && !holds(before.field().defaultValue().orElse(null))
        && holds(after.field().defaultValue().orElse(null));
  }

  private boolean holds(Object answer) {
    return switch (operator) {
      case "=" -> Objects.equals(answer, value);
      case "!=" -> !Objects.equals(answer, value);
      default -> false;
    };
  }

  String describe() {
    return Visible.of(question + " " + operator + " " + AsJson.of(value));
  }
}
