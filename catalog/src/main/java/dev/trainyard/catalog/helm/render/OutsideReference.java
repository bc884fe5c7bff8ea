package dev.trainyard.catalog.helm.render;

import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a schema refers to outside of itself; Helm fetches that while it installs. */
public final class OutsideReference {

  private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef", "$recursiveRef");

  private OutsideReference() {}

  /** Schemas of schemas that every validator has. */
  private static final Pattern STANDARD =
      Pattern.compile(
          "https?://json-schema\\.org/(?:(?:draft-0[467]|draft/2019-09|draft/2020-12)/)?schema#?");

  /**
   * The first such reference of a schema; empty when there is none. A reference such as {@code #a}
   * is one into what the schema calls itself, and Helm up to 3.17 fetches that when its {@code
   * $id}, {@code id} in draft 4, has a fragment (gojsonschema, schemaPool.go): beside references,
   * an address of its own counts as one, too.
   */
  public static Optional<YamlNode> in(YamlNode schema) {
    Optional<YamlNode> outside =
        first(
            schema,
            level ->
                value(level, REFERENCES, text -> !text.startsWith("#"))
                    .or(
                        () ->
                            value(
                                level,
                                List.of("$schema"),
                                text -> !STANDARD.matcher(text).matches())));
    return outside.isEmpty()
            && first(schema, level -> value(level, REFERENCES, any -> true)).isPresent()
        ? first(schema, level -> value(level, List.of("$id", "id"), text -> !text.startsWith("#")))
        : outside;
  }

  private static Optional<YamlNode> value(
      YamlNode level, List<String> keys, Predicate<String> condition) {
    return keys.stream()
        .map(level::get)
        .filter(value -> value.isText() && condition.test(value.text()))
        .findFirst();
  }

  private static Optional<YamlNode> first(
      YamlNode level, Function<YamlNode, Optional<YamlNode>> find) {
    Optional<YamlNode> here = find.apply(level);
    if (here.isPresent()) {
      return here;
    }
    for (YamlNode inner : level.isMap() ? level.entries().values() : level.items()) {
      Optional<YamlNode> found = first(inner, find);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
