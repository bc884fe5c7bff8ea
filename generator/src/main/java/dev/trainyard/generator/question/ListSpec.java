package dev.trainyard.generator.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be said about a {@link ListQuestion}. */
public final class ListSpec extends QuestionSpec<ListSpec> {

  final List<Question> items = new ArrayList<>();
  final List<Map<String, Object>> defaultItems = new ArrayList<>();
  String itemLabel = "";

  ListSpec(String path) {
    super(path);
  }

  /** The questions each item answers; their paths are relative to the item. */
  public ListSpec item(Question... questions) {
    items.addAll(Arrays.asList(questions));
    return this;
  }

  /** The caption of an item. */
  public ListSpec itemLabel(String label) {
    this.itemLabel = label;
    return this;
  }

  /**
   * Adds an item that is there before the owner touches the list.
   *
   * @param answers answers by variable; whatever is missing gets the question's default
   */
  public ListSpec defaultItem(Map<String, ?> answers) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (Question question : items) {
      Object answer = answers.get(question.variable());
      if (answer instanceof Integer number) {
        ordered.put(question.variable(), number.longValue());
      } else if (answer != null) {
        ordered.put(question.variable(), answer);
      } else if (question instanceof ScalarQuestion<?> scalar) {
        scalar.defaultValue().ifPresent(value -> ordered.put(question.variable(), value));
      }
    }
    for (String variable : answers.keySet().stream().sorted().toList()) {
      if (!ordered.containsKey(variable)) {
        problem(
            dev.trainyard.generator.problem.Rule.DEFAULT,
            "has a default item with the unknown variable \"" + variable + "\"",
            items.stream().map(Question::variable).toList().toString(),
            "declare the question with item() before the default, or remove it");
      }
    }
    defaultItems.add(ordered);
    return this;
  }

  @Override
  void check() {
    super.check();
    if (items.size() < 2) {
      problem(
          dev.trainyard.generator.problem.Rule.LIST,
          "has items with " + items.size() + " questions",
          "at least 2: the wizard of 22.12 sends items with one question as bare values",
          "use a list of texts for a single value, or ask a second question");
    }
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  ListSpec self() {
    return this;
  }
}
