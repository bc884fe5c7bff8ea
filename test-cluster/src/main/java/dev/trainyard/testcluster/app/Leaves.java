package dev.trainyard.testcluster.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The single values in the values of a chart, and what else may be put in their place. */
final class Leaves {

  private static final String HARMLESS = "harmless".repeat(16);

  /** Each tries to end something: quotes, a line, a document, an action, a block. */
  static final List<String> HOSTILE =
      List.of(
          "x\"\n  evil: \"y",
          "x'\n  evil: 'y",
          "x\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: evil}\n",
          "{{ fail \"evil\" }}",
          "x, evil: y}",
          "- x\n- y");

  private Leaves() {}

  /** A text that ends nothing, of the same length: what is too short or too long is refused. */
  static String harmless(String hostile) {
    return HARMLESS.substring(0, hostile.length());
  }

  /** The way to each text, number and boolean: keys of maps and positions in lists. */
  static List<List<Object>> of(Object values) {
    List<List<Object>> paths = new ArrayList<>();
    collect(values, List.of(), paths);
    return paths;
  }

  private static void collect(Object value, List<Object> path, List<List<Object>> paths) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> collect(inner, with(path, key), paths));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), with(path, i), paths);
      }
    } else if (value != null) {
      paths.add(path);
    }
  }

  private static List<Object> with(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }

  /** A copy with another value at the end of a way. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> replace(Map<String, Object> values, List<Object> path, Object value) {
    return (Map<String, Object>) replaced(values, path, value);
  }

  private static Object replaced(Object old, List<Object> path, Object value) {
    if (path.isEmpty()) {
      return value;
    }
    List<Object> rest = path.subList(1, path.size());
    if (old instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>(map);
      copy.put(path.get(0), replaced(map.get(path.get(0)), rest, value));
      return copy;
    }
    List<Object> copy = new ArrayList<>((List<?>) old);
    int index = (Integer) path.get(0);
    copy.set(index, replaced(copy.get(index), rest, value));
    return copy;
  }
}
