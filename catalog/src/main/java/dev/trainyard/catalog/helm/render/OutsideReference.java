package dev.trainyard.catalog.helm.render;

import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a schema refers to outside of itself; Helm fetches that while it installs. */
public final class OutsideReference {

  private OutsideReference() {}

  /** Schemas of schemas that every validator has. */
  private static final Pattern STANDARD =
      Pattern.compile(
          "https?://json-schema\\.org/(?:(?:draft-0[467]|draft/2019-09|draft/2020-12)/)?schema#?");

  /** The first such reference of a schema; empty when there is none. */
  public static Optional<YamlNode> in(YamlNode schema) {
    for (String key : List.of("$ref", "$dynamicRef", "$recursiveRef")) {
      YamlNode reference = schema.get(key);
      if (reference.isText() && !reference.text().startsWith("#")) {
        return Optional.of(reference);
      }
    }
    YamlNode language = schema.get("$schema");
    if (language.isText() && !STANDARD.matcher(language.text()).matches()) {
      return Optional.of(language);
    }
    for (YamlNode inner : schema.isMap() ? schema.entries().values() : schema.items()) {
      Optional<YamlNode> found = in(inner);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
