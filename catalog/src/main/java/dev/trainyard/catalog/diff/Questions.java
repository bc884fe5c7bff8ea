package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Lays the questions of a form out flat, by the path of their answers. */
final class Questions {

  /** Conditions of one question that are compared; every question below it has them too. */
  private static final int CONDITIONS = 32;

  private final NavigableMap<String, Question> byPath = new TreeMap<>();

  private final CatalogEdition edition;

  private Questions(CatalogEdition edition) {
    this.edition = edition;
  }

  static NavigableMap<String, Question> of(Form form, CatalogEdition edition) {
    Questions questions = new Questions(edition);
    questions.add(form.fields(), "", List.of(), List.of());
    return questions.byPath;
  }

  private void add(List<Field> fields, String prefix, List<Condition> around, List<String> lists) {
    fields.forEach(field -> add(field, prefix + field.variable(), prefix, around, lists));
  }

  private void add(
      Field field, String path, String prefix, List<Condition> around, List<String> lists) {
    List<Condition> conditions = new ArrayList<>(around);
    field.shownIf().stream()
        .limit(CONDITIONS)
        .forEach(condition -> conditions.add(Condition.of(condition, prefix)));
    byPath.put(path, new Question(path, field, conditions, lists, edition));
    add(field.attrs(), path + ".", conditions, lists);
    addItems(field.items(), path, conditions, lists);
    addSubquestions(field, path, prefix, conditions, lists);
  }

  /** Items have no key of their own: whatever their variable is called, the answer is a list. */
  private void addItems(
      List<Field> items, String path, List<Condition> conditions, List<String> lists) {
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
      Field field, String path, String prefix, List<Condition> around, List<String> lists) {
    List<Condition> conditions = new ArrayList<>(around);
    field.subquestionsIf().ifPresent(answer -> conditions.add(new Condition(path, "=", answer)));
    add(field.subquestions(), prefix, conditions, lists);
  }
}
