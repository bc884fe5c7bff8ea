package dev.trainyard.catalog.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lays the questions of a {@code questions.yaml} out flat, by the path of their answers. */
final class Questions {

  private final SortedMap<String, Question> byPath = new TreeMap<>();

  private Questions() {}

  static SortedMap<String, Question> of(YamlNode file) {
    Questions questions = new Questions();
    questions.add(file.get("questions").items(), "", List.of(), List.of());
    return questions.byPath;
  }

  private void add(
      List<YamlNode> frames, String prefix, List<Condition> around, List<String> lists) {
    for (YamlNode frame : frames) {
      if (!frame.get("variable").text().isEmpty()) {
        add(frame, prefix + frame.get("variable").text(), prefix, around, lists);
      }
    }
  }

  private void add(
      YamlNode frame, String path, String prefix, List<Condition> around, List<String> lists) {
    YamlNode schema = frame.get("schema");
    List<Condition> conditions = new ArrayList<>(around);
    schema.get("show_if").items().stream()
        .map(entry -> Condition.of(entry, prefix))
        .forEach(conditions::add);
    byPath.put(path, new Question(path, frame, schema, List.copyOf(conditions), lists));
    add(schema.get("attrs").items(), path + ".", conditions, lists);
    addItems(schema.get("items").items(), path, conditions, lists);
    addSubquestions(schema, path, prefix, conditions, lists);
  }

  /** Items have no key of their own: whatever their variable is called, the answer is a list. */
  private void addItems(
      List<YamlNode> items, String path, List<Condition> conditions, List<String> lists) {
    List<String> inner = new ArrayList<>(lists);
    inner.add(path);
    for (int i = 0; i < items.size(); i++) {
      String number = i == 0 ? "" : "#" + (i + 1);
      String item = path + number + "[]";
      add(items.get(i), item, item + ".", conditions, List.copyOf(inner));
    }
  }

  /** Subquestions answer at the level of their question. */
  private void addSubquestions(
      YamlNode schema, String path, String prefix, List<Condition> around, List<String> lists) {
    List<Condition> conditions = new ArrayList<>(around);
    if (schema.has("show_subquestions_if")) {
      conditions.add(new Condition(path, "=", schema.get("show_subquestions_if")));
    }
    add(schema.get("subquestions").items(), prefix, conditions, lists);
  }
}
