package dev.trainyard.catalog.helm.lint.render;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values by their path. */
final class FieldValues {

  private static final Pattern STEP =
      Pattern.compile("\\[\"([^\"]*)\"]|\\[([0-9]{1,9})]|([^.\\[]+)");

  private FieldValues() {}

  /** The value at a path such as {@code spec.ports[0].port}; null when there is none. */
  static Object at(Object root, String path) {
    Object value = root;
    Matcher step = STEP.matcher(path);
    while (step.find() && value != null) {
      if (step.group(2) != null) {
        int index = Integer.parseInt(step.group(2));
        value = value instanceof List<?> list && index < list.size() ? list.get(index) : null;
      } else {
        String key = step.group(1) == null ? step.group(3) : step.group(1);
        value = value instanceof Map<?, ?> map ? map.get(key) : null;
      }
    }
    return value;
  }
}
