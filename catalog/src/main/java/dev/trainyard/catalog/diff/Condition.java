package dev.trainyard.catalog.diff;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * When a question is asked.
 *
 * @param question path of the answer that is compared
 * @param operator {@code =}, {@code !=} or another that is not understood here
 * @param value what it is compared with
 */
record Condition(String question, String operator, YamlNode value) {

  private static final int PARTS = 3;

  /** Reads one entry of {@code show_if}; what has another shape is not understood. */
  static Condition of(YamlNode entry, String prefix) {
    List<YamlNode> parts = entry.items();
    return parts.size() == PARTS
        ? new Condition(prefix + parts.get(0).text(), parts.get(1).text(), parts.get(2))
        : new Condition("", "", entry);
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
      return equal
          && before.hasOptions()
          && before.options().stream().noneMatch(option -> option.same(value));
    }
    Question now = head.get(question);
    return now != null
        && now.schema().has("default")
        && Objects.equals(now.schema().get("default").value(), value.value()) != equal;
  }

  String describe() {
    return question + " " + operator + " " + value.json();
  }
}
