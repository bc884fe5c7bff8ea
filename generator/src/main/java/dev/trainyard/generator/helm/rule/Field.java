package dev.trainyard.generator.helm.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A value inside a manifest, with the path to it. Looking further down never fails: what is absent,
 * null or of another type has no items, no fields and no text, so that a rule says only what it is
 * about and leaves wrong types to the schema.
 *
 * @param value the value; null when absent
 * @param path the path from the object's root, such as {@code spec.ports[0].port}
 */
public record Field(Object value, String path) {

  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");

  /** The whole object. */
  static Field root(Map<String, Object> object) {
    return new Field(object, "");
  }

  /** The field reached through these keys. */
  public Field get(String... keys) {
    Field field = this;
    for (String key : keys) {
      Object next = field.value instanceof Map<?, ?> map ? map.get(key) : null;
      field = new Field(next, child(field.path, key));
    }
    return field;
  }

  /** Whether there is a value other than null. */
  public boolean exists() {
    return value != null;
  }

  /** The elements of a list. */
  public List<Field> items() {
    List<Field> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        items.add(new Field(list.get(i), path + "[" + i + "]"));
      }
    }
    return items;
  }

  /** The fields of a map that are not null, in order. */
  Map<String, Field> fields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, field) -> {
            if (field != null) {
              fields.put((String) key, new Field(field, child(path, (String) key)));
            }
          });
    }
    return fields;
  }

  /** The text values of a map, such as labels. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    fields().forEach((key, field) -> field.text().ifPresent(text -> texts.put(key, text)));
    return texts;
  }

  /** The value, if it is a text. */
  public Optional<String> text() {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The value, or another text where it is none. */
  public String textOr(String absent) {
    return text().orElse(absent);
  }

  /** The value, if it is an integer. */
  public OptionalLong integer() {
    return value instanceof Integer || value instanceof Long
        ? OptionalLong.of(((Number) value).longValue())
        : OptionalLong.empty();
  }

  /** Whether the value is {@code true}. */
  public boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  /** Whether the value is {@code false}. */
  public boolean isFalse() {
    return Boolean.FALSE.equals(value);
  }

  /** The path of a field below {@code path}; a key with dots or slashes is put in brackets. */
  public static String child(String path, String key) {
    if (!PLAIN_KEY.matcher(key).matches()) {
      return path + "[\"" + key + "\"]";
    }
    return path.isEmpty() ? key : path + "." + key;
  }
}
