package dev.trainyard.generator.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the library itself makes of YAML 1.1, to compare our values with. */
public final class OtherReader {

  private OtherReader() {}

  /** Maps with text keys, lists and scalars, whole numbers as {@link Long}s where they fit. */
  public static Object data(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    // It lacks the escape \\/, which PyYAML has and published forms use.
    String known = yaml.replaceAll("(?<!\\\\)\\\\/", "/");
    return like(new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(known));
  }

  private static Object like(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, inner) -> copy.put(String.valueOf(key), like(inner)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(inner -> copy.add(like(inner)));
      return copy;
    }
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }
}
