package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.read.FormCondition;
import dev.trainyard.catalog.read.Visible;
import dev.trainyard.catalog.read.YamlNode;
import java.util.Map;

/**
 * When a question is asked.
 *
 * @param question path of the answer that is compared
 * @param operator {@code =}, {@code !=} or another that is not understood here
 * @param value what it is compared with
 */
record Condition(String question, String operator, YamlNode value) {

  /** One entry of {@code show_if}; what has another shape is not understood. */
  static Condition of(FormCondition condition, String prefix) {
    return condition.field().isEmpty()
        ? new Condition("", condition.operator(), condition.value())
        : new Condition(prefix + condition.field(), condition.operator(), condition.value());
  }

  /**
   * Whether it cannot hold for anybody who upgrades with unchanged answers: it asks for an option
   * that did not exist, or for something else than the default of a new question.
   */
  boolean isNewToEverybody(Map<String, Question> base, Map<String, Question> head) {
    boolean equal = operator.equals("=");
    if (!equal && !operator.equals("!=")) {
      return false;
    }
    Question before = base.get(question);
    if (before != null) {
      return equal && before.hasOptions() && !before.options().contains(value);
    }
    Question now = head.get(question);
    return now != null
        && now.schema().has("default")
        && now.schema().get("default").equals(value) != equal;
  }

  String describe() {
    return Visible.of(question + " " + operator + " " + value.json());
  }
}
