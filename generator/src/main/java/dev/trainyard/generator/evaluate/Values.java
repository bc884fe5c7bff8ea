package dev.trainyard.generator.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as they are merged and read. */
public final class Values {

  private Values() {}

  /** Merges answers over defaults: maps deeply, lists as a whole, null removes a key. */
  public static Map<String, Object> merge(Map<String, ?> defaults, Map<String, ?> answers) {
    Map<String, Object> merged = new LinkedHashMap<>(defaults);
    answers.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
          } else if (value instanceof Map<?, ?> map && merged.get(key) instanceof Map<?, ?> base) {
            merged.put(key, merge(texts(base), texts(map)));
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }

  /** The value at a path, null when any step is missing. */
  static Object at(Object root, List<String> path) {
    Object value = root;
    for (String key : path) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> texts(Map<?, ?> map) {
    return (Map<String, ?>) map;
  }
}
