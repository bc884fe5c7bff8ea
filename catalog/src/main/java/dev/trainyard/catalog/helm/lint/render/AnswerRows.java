package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.generator.form.Defaults;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A row in each list that has none, as an owner adds one who fills in what the row must have. */
final class AnswerRows {

  private AnswerRows() {}

  /** The lists without rows, as paths with dots. */
  static Set<String> lists(Form form, Map<String, Object> answers) {
    Set<String> lists = new TreeSet<>();
    level(form.fields(), answers, "", lists, Set.of());
    return lists;
  }

  /**
   * The answers with a row more in some of these lists.
   *
   * @param lists paths as {@link #lists} gives them
   */
  static Map<String, Object> in(Form form, Map<String, Object> answers, Set<String> lists) {
    return level(form.fields(), answers, "", new TreeSet<>(), lists);
  }

  private static Map<String, Object> level(
      List<Field> fields, Map<?, ?> answers, String prefix, Set<String> found, Set<String> filled) {
    Map<String, Object> copy = new LinkedHashMap<>();
    answers.forEach((key, value) -> copy.put(String.valueOf(key), value));
    for (Field field : fields) {
      Object answer = copy.get(field.variable());
      String path = prefix + field.variable();
      if (field.type() instanceof FieldType.Level inner && answer instanceof Map<?, ?> map) {
        copy.put(field.variable(), level(inner.fields(), map, path + ".", found, filled));
      } else if (field.type() instanceof FieldType.Items list
          && !field.hidden()
          && !list.items().isEmpty()
          && (answer == null || answer instanceof List<?> rows && rows.isEmpty())) {
        found.add(path);
        if (filled.contains(path)) {
          List<Object> rows = new ArrayList<>();
          rows.add(value(list.items().get(0)));
          copy.put(field.variable(), rows);
        }
      }
    }
    return copy;
  }

  private static Object value(Field field) {
    if (field.type() instanceof FieldType.Level level) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (Field inner : level.fields()) {
        Object value = value(inner);
        if (value != null) {
          row.put(inner.variable(), value);
        }
      }
      return row;
    }
    return Defaults.of(field).orElseGet(() -> made(field.type()));
  }

  private static Object made(FieldType type) {
    if (type instanceof FieldType.Line line) {
      return line.options()
          .flatMap(options -> options.stream().findFirst())
          .flatMap(option -> option.value())
          .orElse("");
    }
    if (type instanceof FieldType.Whole whole) {
      return whole.minimum().orElse(1L);
    }
    if (type instanceof FieldType.YesNo) {
      return false;
    }
    return type instanceof FieldType.Path || type instanceof FieldType.Editor ? "" : null;
  }
}
