package dev.trainyard.generator.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.generator.problem.Legible;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A value in a YAML file with its place. The methods that look into it never fail: whatever has
 * another shape than asked for counts as missing.
 *
 * <p>Two nodes are equal when they say the same; where they stand and the order of keys say
 * nothing.
 */
public final class YamlNode {

  /** What a value is to PyYAML, which TrueNAS reads with. */
  public enum Kind {
    /** There is no such value. */
    MISSING,
    /** {@code null}, {@code ~} or nothing. */
    NULL,
    /** {@code true}, {@code yes}, {@code on} and the like. */
    BOOLEAN,
    /** A whole number. */
    INTEGER,
    /** A number with a point. */
    FLOAT,
    /** A date or a time, which JSON cannot hold. */
    DATE,
    /** A text. */
    TEXT,
    /** A list. */
    LIST,
    /** A mapping. */
    MAP
  }

  /** What stands for a value that is not there. */
  public static final YamlNode MISSING = new YamlNode(Kind.MISSING, null, false, Position.NONE);

  /** An empty mapping without a place. */
  public static final YamlNode EMPTY = new YamlNode(Kind.MAP, Map.of(), false, Position.NONE);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Kind kind;
  private final Object value;
  private final boolean disputed;
  private final Position position;
  private final Kind key;

  YamlNode(Kind kind, Object value, boolean disputed, Position position) {
    this(kind, value, disputed, position, Kind.TEXT);
  }

  private YamlNode(Kind kind, Object value, boolean disputed, Position position, Kind key) {
    this.kind = kind;
    this.value = value;
    this.disputed = disputed;
    this.position = position;
    this.key = key;
  }

  /** The same value at another place. */
  YamlNode at(Position place) {
    return new YamlNode(kind, value, disputed, place);
  }

  /** The same value under a key of a mapping. */
  YamlNode under(Kind key, Position place) {
    return new YamlNode(kind, value, disputed, place, key);
  }

  /**
   * What the key that it stands under in a mapping is to PyYAML, such as {@link Kind#NULL} for
   * {@code null}; {@link #keys} tell its text. A text where there is no key.
   */
  public Kind keyKind() {
    return key;
  }

  /** What the value is. */
  public Kind kind() {
    return kind;
  }

  /** Where it stands: at its key in a mapping, else where it begins. */
  public Position position() {
    return position;
  }

  /** Whether there is a value, though it may be null. */
  public boolean isPresent() {
    return kind != Kind.MISSING;
  }

  /** Whether it is a mapping. */
  public boolean isMap() {
    return kind == Kind.MAP;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return kind == Kind.LIST;
  }

  /** Whether it is a text to every reader, Go's among them. */
  public boolean isText() {
    return kind == Kind.TEXT && !disputed;
  }

  /** Whether it is a text to PyYAML and a number or truth value to Go's. */
  public boolean isDisputed() {
    return disputed;
  }

  /** A scalar as text; empty for anything else. */
  public String text() {
    return value == null || isMap() || isList() ? "" : value.toString();
  }

  /** A value of a mapping. */
  public YamlNode get(String key) {
    return entries().getOrDefault(key, MISSING);
  }

  /** Whether a mapping has the key. */
  public boolean has(String key) {
    return entries().containsKey(key);
  }

  /** The keys of a mapping, in their order. */
  public Set<String> keys() {
    return entries().keySet();
  }

  /** The values of a mapping by key, in their order. */
  @SuppressWarnings("unchecked")
  public Map<String, YamlNode> entries() {
    return isMap() ? (Map<String, YamlNode>) value : Map.of();
  }

  /** The values of a list. */
  @SuppressWarnings("unchecked")
  public List<YamlNode> items() {
    return isList() ? (List<YamlNode>) value : List.of();
  }

  /**
   * The whole of it without places: maps with text keys in their order, lists, texts, {@link Long}s
   * or {@link BigInteger}s, doubles, booleans and null; a date is its text, and so is a number that
   * none of these holds.
   */
  public Object data() {
    if (isMap()) {
      Map<String, Object> map = new LinkedHashMap<>();
      entries().forEach((key, item) -> map.put(key, item.data()));
      return map;
    }
    if (isList()) {
      List<Object> list = new ArrayList<>();
      items().forEach(item -> list.add(item.data()));
      return list;
    }
    return value;
  }

  /**
   * What no other file could hold: half characters, and numbers that are not finite. JSON has words
   * for both.
   */
  public List<Flaw> unwritable() {
    List<Flaw> flaws = new ArrayList<>();
    unwritable(flaws);
    return flaws;
  }

  private void unwritable(List<Flaw> flaws) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      flaws.add(new Flaw(Flaw.Kind.NUMBER, position, "is no finite number"));
    } else if (kind == Kind.TEXT && !Legible.isWhole(text())) {
      flaws.add(new Flaw(Flaw.Kind.ENCODING, position, "holds half a character"));
    }
    if (isMap()) {
      keys().stream()
          .filter(key -> !Legible.isWhole(key))
          .forEach(
              key ->
                  flaws.add(
                      new Flaw(Flaw.Kind.ENCODING, get(key).position, "holds half a character")));
      entries().values().forEach(inner -> inner.unwritable(flaws));
    } else if (isList()) {
      items().forEach(inner -> inner.unwritable(flaws));
    }
  }

  /** The value as JSON, as TrueNAS would write it; a date as text. */
  public JsonNode toJson() {
    if (isMap()) {
      ObjectNode json = JSON.objectNode();
      entries().forEach((key, item) -> json.set(key, item.toJson()));
      return json;
    }
    if (isList()) {
      ArrayNode json = JSON.arrayNode();
      items().forEach(item -> json.add(item.toJson()));
      return json;
    }
    if (value instanceof Long number) {
      return number == number.intValue()
          ? JSON.numberNode(number.intValue())
          : JSON.numberNode(number);
    }
    if (value instanceof BigInteger number) {
      return JSON.numberNode(number);
    }
    if (value instanceof Double number) {
      return JSON.numberNode(number);
    }
    return value instanceof Boolean truth
        ? JSON.booleanNode(truth)
        : value == null ? JSON.nullNode() : JSON.textNode(value.toString());
  }

  /** The value as JSON on one line. */
  public String json() {
    return AsJson.of(data());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof YamlNode node
        && kind == node.kind
        && (value == node.value || Objects.equals(value, node.value));
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  @Override
  public String toString() {
    return json();
  }
}
