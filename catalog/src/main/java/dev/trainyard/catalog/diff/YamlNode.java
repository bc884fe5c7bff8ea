package dev.trainyard.catalog.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A value in a YAML file of any author. Whatever has another shape than expected counts as missing:
 * a comparison has no business judging published files.
 *
 * @param value a map with text keys, a list, a scalar, or null
 */
record YamlNode(Object value) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final YamlNode MISSING = new YamlNode(null);

  /** Far more than any wizard needs. */
  private static final int MAX_CODE_POINTS = 4 << 20;

  /** Aliases may multiply a file; more of them than this belong to no honest one. */
  private static final int MAX_ALIASES = 100;

  private static final int MAX_DEPTH = 60;

  /**
   * Reads one document.
   *
   * @throws YamlEngineException when it cannot be read
   */
  static YamlNode parse(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(MAX_CODE_POINTS)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setAllowDuplicateKeys(true)
            .build();
    return new YamlNode(plain(new Load(settings).loadFromString(text), 0));
  }

  private static Object plain(Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new YamlEngineException("more than " + MAX_DEPTH + " levels");
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, item) -> plain.put(String.valueOf(key), plain(item, depth + 1)));
      return plain;
    }
    if (value instanceof Iterable<?> items) {
      List<Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(plain(item, depth + 1)));
      return plain;
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value instanceof byte[] bytes ? bytes.length + " bytes" : value.toString();
  }

  YamlNode get(String key) {
    return value instanceof Map<?, ?> map && map.containsKey(key)
        ? new YamlNode(map.get(key))
        : MISSING;
  }

  boolean has(String key) {
    return value instanceof Map<?, ?> map && map.containsKey(key);
  }

  boolean isMap() {
    return value instanceof Map<?, ?>;
  }

  /** The keys of a map, in their order. */
  List<String> keys() {
    return value instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  List<YamlNode> items() {
    return value instanceof List<?> list ? list.stream().map(YamlNode::new).toList() : List.of();
  }

  /** A scalar as text; empty for anything else. */
  String text() {
    return value == null || isMap() || value instanceof List<?> ? "" : value.toString();
  }

  boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  /** The value as JSON on one line. */
  String json() {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can always be written", e);
    }
  }

  /** Whether both say the same; the order of keys says nothing. */
  boolean same(YamlNode other) {
    return Objects.equals(value, other.value);
  }
}
