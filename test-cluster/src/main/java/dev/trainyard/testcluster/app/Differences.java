package dev.trainyard.testcluster.app;

import dev.trainyard.generator.evaluate.Unknown;
import dev.trainyard.manifests.RenderedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where what Helm rendered differs from what was evaluated. */
public final class Differences {

  private final List<String> found = new ArrayList<>();

  private Differences() {}

  /** One line for each difference, with its place; none when both are the same. */
  public static List<String> between(
      List<Map<String, Object>> evaluated, List<RenderedDocument> rendered) {
    Map<String, Object> left = new TreeMap<>();
    evaluated.forEach(document -> put(left, id(document), document));
    Map<String, Object> right = new TreeMap<>();
    rendered.forEach(document -> put(right, id(document.object()), document.object()));
    Differences differences = new Differences();
    differences.compare("", left, right);
    return differences.found;
  }

  /** The same of one document. */
  public static List<String> of(Map<String, Object> evaluated, Map<String, Object> rendered) {
    Differences differences = new Differences();
    differences.compare("", evaluated, rendered);
    return differences.found;
  }

  private static void put(Map<String, Object> documents, String id, Object document) {
    String unique = id;
    while (documents.containsKey(unique)) {
      unique += " again";
    }
    documents.put(unique, document);
  }

  private static String id(Map<String, Object> document) {
    return document.get("kind")
        + "/"
        + (document.get("metadata") instanceof Map<?, ?> metadata ? metadata.get("name") : "");
  }

  private void compare(String path, Object left, Object right) {
    if (left instanceof Map<?, ?> leftMap && right instanceof Map<?, ?> rightMap) {
      TreeSet<String> keys = new TreeSet<>();
      leftMap.keySet().forEach(key -> keys.add((String) key));
      rightMap.keySet().forEach(key -> keys.add((String) key));
      keys.forEach(key -> compare(path + "/" + key, leftMap.get(key), rightMap.get(key)));
    } else if (left instanceof List<?> leftList && right instanceof List<?> rightList) {
      for (int i = 0; i < Math.max(leftList.size(), rightList.size()); i++) {
        compare(
            path + "/" + i,
            i < leftList.size() ? leftList.get(i) : null,
            i < rightList.size() ? rightList.get(i) : null);
      }
    } else if (!same(left, right)) {
      found.add(path + ": evaluated " + show(left) + ", rendered " + show(right));
    }
  }

  private static boolean same(Object left, Object right) {
    if (left instanceof String evaluated && right instanceof String rendered) {
      return Unknown.matches(evaluated, rendered);
    }
    if (left instanceof Long evaluated && (right instanceof Integer || right instanceof Long)) {
      return evaluated == ((Number) right).longValue();
    }
    return left == null ? right == null : left.equals(right);
  }

  private static String show(Object value) {
    return value == null
        ? "nothing"
        : value.getClass().getSimpleName() + " " + value.toString().replace("\n", "\\n");
  }
}
