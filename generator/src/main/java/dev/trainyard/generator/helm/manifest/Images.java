package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.Image;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images of a chart: {@code image} and further {@code …Image} maps beside the answers, the
 * convention TrueNAS and its update tools know.
 */
public final class Images {

  private final Map<Image, String> keys = new LinkedHashMap<>();

  /** Knows no image at first. */
  public Images() {}

  /**
   * The reference a container has.
   *
   * @param owner name of the container, which names the key unless it is the first
   */
  Expression<String> reference(Image image, String owner) {
    Expression<String> repository = image.repository();
    Expression<String> tag = image.tag();
    if (image.fixed()) {
      String key = keys.computeIfAbsent(image, added -> key(added, owner));
      repository = value(key, "repository");
      tag = value(key, "tag");
    }
    List<Text.Part> parts = new ArrayList<>();
    parts.add(new Text.Hole(repository));
    parts.add(new Text.Fixed(":"));
    parts.add(new Text.Hole(tag));
    if (!image.digest().isEmpty()) {
      parts.add(new Text.Fixed("@" + image.digest()));
    }
    return new Text(parts);
  }

  private String key(Image image, String owner) {
    if (keys.isEmpty()) {
      return "image";
    }
    String base = image.equals(Image.UTILITY) ? "utility" : camel(owner);
    String key = base + "Image";
    for (int i = 2; keys.containsValue(key); i++) {
      key = base + i + "Image";
    }
    return key;
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("-")) {
      camel.append(
          camel.isEmpty() || word.isEmpty()
              ? word
              : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }

  private static Expression<String> value(String key, String field) {
    return new Answer<>(Scope.ROOT, List.of(key, field), Kind.TEXT, "", Answer.Access.PLAIN);
  }

  /** The fixed images as values: repository, tag and pull policy by key. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    keys.forEach(
        (image, key) -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("repository", ((Literal<String>) image.repository()).value());
          fields.put("tag", ((Literal<String>) image.tag()).value());
          fields.put("pullPolicy", "IfNotPresent");
          values.put(key, fields);
        });
    return values;
  }
}
