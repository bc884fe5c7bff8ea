package dev.trainyard.catalog.diff;

import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a JSON schema says of one value by itself, in drafts 4 to 7, which gojsonschema reads. What
 * it says elsewhere, by a reference or by one of several schemas, is not followed.
 */
final class SchemaNode {

  /** Every kind of value; {@code number} for those that are not whole. */
  static final Set<String> TYPES =
      Collections.unmodifiableSet(
          new TreeSet<>(
              Set.of("array", "boolean", "integer", "null", "number", "object", "string")));

  private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef", "$recursiveRef");
  private static final List<String> COMBINED =
      List.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else");

  /** A schema that accepts all. */
  static final SchemaNode ANY = new SchemaNode(YamlNode.EMPTY);

  /**
   * An end of what is accepted.
   *
   * @param keyword what says it
   * @param value the end
   * @param exclusive whether the end itself is refused
   */
  record Bound(String keyword, BigDecimal value, boolean exclusive) {

    /**
     * Whether it refuses more than another one.
     *
     * @param sign 1 for the least value, -1 for the greatest
     */
    boolean isNarrower(Bound other, int sign) {
      int order = value.compareTo(other.value) * sign;
      return order > 0 || order == 0 && exclusive && !other.exclusive;
    }

    /** Whether it refuses a value. */
    boolean refuses(BigDecimal other, int sign) {
      int order = value.compareTo(other) * sign;
      return order > 0 || order == 0 && exclusive;
    }

    /** The same for whole numbers. */
    Bound whole(int sign) {
      BigDecimal end = value.setScale(0, sign > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
      boolean next = exclusive && end.compareTo(value) == 0;
      return new Bound(keyword, next ? end.add(BigDecimal.valueOf(sign)) : end, false);
    }
  }

  private final YamlNode node;
  private final Map<String, YamlNode> combined;

  /**
   * A schema.
   *
   * @param node what stands in the file
   */
  SchemaNode(YamlNode node) {
    this.node = node;
    this.combined = combined(node);
  }

  private static Map<String, YamlNode> combined(YamlNode node) {
    Map<String, YamlNode> combined = new LinkedHashMap<>();
    for (String keyword : COMBINED) {
      if (node.has(keyword) && !(keyword.equals("allOf") && isPatterns(node.get(keyword)))) {
        combined.put(keyword, node.get(keyword));
      }
    }
    return combined;
  }

  /** Whether all is said elsewhere. */
  boolean isReference() {
    return REFERENCES.stream().anyMatch(node::has);
  }

  /** What stands in the file. */
  YamlNode node() {
    return node;
  }

  /** What is said by other schemas; patterns that all have to match are said here. */
  Map<String, YamlNode> combined() {
    return combined;
  }

  private static boolean isPatterns(YamlNode all) {
    return all.isList() && all.items().stream().allMatch(it -> it.keys().equals(Set.of("pattern")));
  }

  /**
   * What is said of a value in this one.
   *
   * @return empty when nobody can tell from here
   */
  Optional<SchemaNode> property(String name) {
    if (isReference()) {
      return Optional.empty();
    }
    YamlNode stated = node.get("properties").get(name);
    if (stated.isPresent()) {
      return Optional.of(new SchemaNode(stated));
    }
    YamlNode others = node.get("additionalProperties");
    boolean any =
        isAny()
            && !node.has("patternProperties")
            && (!others.isPresent() || Boolean.TRUE.equals(others.data()));
    return any ? Optional.of(ANY) : Optional.empty();
  }

  /**
   * What is said of every item of this list.
   *
   * @return empty when nobody can tell from here
   */
  Optional<SchemaNode> items() {
    YamlNode stated = node.get("items");
    boolean known = !isReference() && (stated.isPresent() ? !stated.isList() : isAny());
    return known
        ? Optional.of(stated.isPresent() ? new SchemaNode(stated) : ANY)
        : Optional.empty();
  }

  private boolean isAny() {
    return combined.isEmpty() && !Boolean.FALSE.equals(scalar(node));
  }

  /** The names of the values in this one of which something is said. */
  Set<String> properties() {
    return isReference() ? Set.of() : node.get("properties").keys();
  }

  /** The names of the values that must be in this one. */
  Set<String> required() {
    Set<String> names = new LinkedHashSet<>();
    node.get("required").items().forEach(name -> names.add(name.text()));
    return names;
  }

  /** The kinds of values that are accepted. */
  Set<String> types() {
    if (Boolean.FALSE.equals(scalar(node))) {
      return Set.of();
    }
    YamlNode stated = node.get("type");
    if (!stated.isPresent()) {
      return TYPES;
    }
    Set<String> types = new TreeSet<>();
    (stated.isList() ? stated.items() : List.of(stated)).forEach(type -> types.add(type.text()));
    if (types.contains("number")) {
      types.add("integer");
    }
    return types;
  }

  /** The values of which it must be one. */
  Optional<Set<Object>> values() {
    YamlNode options = node.get("enum");
    if (!options.isList() && !node.has("const")) {
      return Optional.empty();
    }
    Set<Object> values = new LinkedHashSet<>();
    options.items().forEach(value -> values.add(plain(value.data())));
    if (node.has("const")) {
      Object only = plain(node.get("const").data());
      boolean possible = !options.isList() || values.contains(only);
      values.clear();
      if (possible) {
        values.add(only);
      }
    }
    return Optional.of(values);
  }

  /** A value that equals another one if JSON schemas hold them for the same. */
  static Object plain(Object value) {
    return number(value).<Object>map(BigDecimal::stripTrailingZeros).orElse(value);
  }

  /** The kind of a value that is {@link #plain}. */
  static String type(Object value) {
    if (value instanceof BigDecimal number) {
      return number.scale() <= 0 ? "integer" : "number";
    }
    if (value instanceof Map) {
      return "object";
    }
    return value == null
        ? "null"
        : value instanceof List ? "array" : value instanceof Boolean ? "boolean" : "string";
  }

  /** The patterns, all of which must match. */
  Set<String> patterns() {
    Set<String> patterns = new LinkedHashSet<>();
    if (node.get("pattern").isText()) {
      patterns.add(node.get("pattern").text());
    }
    if (isPatterns(node.get("allOf"))) {
      node.get("allOf").items().forEach(one -> patterns.add(one.get("pattern").text()));
    }
    return patterns;
  }

  /** The least number. */
  Optional<Bound> lower() {
    return bound("minimum", "exclusiveMinimum", 1);
  }

  /** The greatest number. */
  Optional<Bound> upper() {
    return bound("maximum", "exclusiveMaximum", -1);
  }

  /** Up to draft 4 the second keyword says whether the end of the first one is refused. */
  private Optional<Bound> bound(String keyword, String exclusive, int sign) {
    Optional<Bound> plain = count(keyword);
    if (Boolean.TRUE.equals(scalar(node.get(exclusive)))) {
      return plain.map(bound -> new Bound(exclusive, bound.value(), true));
    }
    Optional<Bound> other =
        count(exclusive).map(bound -> new Bound(exclusive, bound.value(), true));
    return other
        .filter(it -> plain.map(bound -> it.isNarrower(bound, sign)).orElse(true))
        .or(() -> plain);
  }

  /** An end of how many characters or items there are. */
  Optional<Bound> count(String keyword) {
    return number(scalar(node.get(keyword))).map(value -> new Bound(keyword, value, false));
  }

  /** Whether a value that is {@link #plain} is too small or too large. */
  boolean isBeyond(Object value) {
    if (value instanceof BigDecimal number) {
      return isBeyond(number, lower(), upper());
    }
    if (value instanceof String text) {
      return isBeyond(length(text), count("minLength"), count("maxLength"));
    }
    return value instanceof List<?> list
        && isBeyond(BigDecimal.valueOf(list.size()), count("minItems"), count("maxItems"));
  }

  private static boolean isBeyond(BigDecimal size, Optional<Bound> least, Optional<Bound> most) {
    return least.filter(end -> end.refuses(size, 1)).isPresent()
        || most.filter(end -> end.refuses(size, -1)).isPresent();
  }

  /** How many characters a text has. */
  static BigDecimal length(String text) {
    return BigDecimal.valueOf(text.codePointCount(0, text.length()));
  }

  /** Where a keyword stands, or else the schema. */
  Position at(String keyword) {
    return node.has(keyword) ? node.get(keyword).position() : node.position();
  }

  private static Object scalar(YamlNode node) {
    return node.isMap() || node.isList() ? null : node.data();
  }

  private static Optional<BigDecimal> number(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue())
        ? Optional.of(new BigDecimal(number.toString()))
        : Optional.empty();
  }
}
