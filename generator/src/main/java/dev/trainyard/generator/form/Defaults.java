package dev.trainyard.generator.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answers in force when nobody gives any. */
public final class Defaults {

  private Defaults() {}

  /** The defaults by variable; what has none is absent. */
  public static Map<String, Object> of(List<Field> fields) {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.forEach(
        field -> {
          of(field).ifPresent(value -> values.put(field.variable(), value));
          values.putAll(of(field.subquestions()));
        });
    return values;
  }

  /** A field's default; a level has those of its fields, a list none of its items. */
  public static Optional<Object> of(Field field) {
    if (field.type() instanceof FieldType.Level level) {
      return Optional.of(of(level.fields()));
    }
    if (field.type() instanceof FieldType.Items && !field.hasDefault()) {
      return Optional.of(List.of());
    }
    return field.defaultValue();
  }

  /** Whether the owner has to give an answer, since there is none without one. */
  public static boolean isMissing(Field field) {
    return field.required() && of(field).isEmpty() && !field.nullable();
  }

  /** A field's default in words, for documentation. */
  static String inWords(Field field) {
    if (field.remarks().inWords().isPresent()) {
      return field.remarks().inWords().get();
    }
    Object value = of(field).orElse(null);
    if (value == null) {
      return isMissing(field) ? "required" : "";
    }
    if (value instanceof List<?> items) {
      return items.stream().anyMatch(Map.class::isInstance)
              || field.type() instanceof FieldType.Items list && list.ofLevels()
          ? items.size() + " items"
          : items.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    if (value instanceof Map<?, ?> fields) {
      return code(fields.values().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
    return value.equals("") ? "" : code(value.toString());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
