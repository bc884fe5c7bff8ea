package dev.trainyard.catalog.helm.render;

import dev.trainyard.generator.yaml.YamlNode;
import java.util.Optional;

/** What a schema refers to outside of itself; Helm fetches that while it installs. */
public final class OutsideReference {

  private OutsideReference() {}

  /** The first such reference of a schema; empty when there is none. */
  public static Optional<YamlNode> in(YamlNode schema) {
    YamlNode reference = schema.get("$ref");
    if (reference.isText() && !reference.text().startsWith("#")) {
      return Optional.of(reference);
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
