package dev.trainyard.generator.helm.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A value inside a manifest, with the path to it. Looking further down never fails: what is absent,
 * null or of another type has no items, no fields and no text, so that a rule says only what it is
 * about and leaves wrong types to the schema. Two are equal when value and path are.
 */
public final class Field {

  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");

  /** What this field is part of; null for a root. */
  private final Field parent;

  /** The key in the parent, when that is a map; the path, when there is no parent. */
  private final String key;

  /** The place in the parent, when that is a list. */
  private final int index;

  private final Object value;

  /**
   * A field without a parent.
   *
   * @param value the value; null when absent
   * @param path the path from the object's root, such as {@code spec.ports[0].port}
   */
  Field(Object value, String path) {
    this(null, path, 0, value);
  }

  private Field(Field parent, String key, int index, Object value) {
    this.parent = parent;
    this.key = key;
    this.index = index;
    this.value = value;
  }

  /** The whole object. */
  static Field root(Map<String, Object> object) {
    return new Field(object, "");
  }

  /** The value; null when absent. */
  public Object value() {
    return value;
  }

  /** The path from the object's root, such as {@code spec.ports[0].port}. */
  public String path() {
    // Rules look at many fields and report few, so that no path is made before it is asked for.
    if (parent == null) {
      return key;
    }
    return key == null ? parent.path() + "[" + index + "]" : child(parent.path(), key);
  }

  /** The field reached through these keys. */
  public Field get(String... keys) {
    Field field = this;
    for (String next : keys) {
      Object inner = field.value instanceof Map<?, ?> map ? map.get(next) : null;
      field = new Field(field, next, 0, inner);
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
        items.add(new Field(this, null, i, list.get(i)));
      }
    }
    return items;
  }

  /** The fields of a map that are not null, in order. */
  Map<String, Field> fields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, inner) -> {
            if (inner != null) {
              fields.put((String) name, new Field(this, (String) name, 0, inner));
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

  @Override
  public boolean equals(Object other) {
    return other instanceof Field field
        && Objects.equals(value, field.value)
        && path().equals(field.path());
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, path());
  }

  @Override
  public String toString() {
    return path() + " = " + value;
  }
}
