package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.ImagePart;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.PulledFrom;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.answer.CamelCase;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images of a chart: {@code image} and further {@code …Image} maps beside the answers, the
 * convention TrueNAS and its update tools know.
 */
public final class Images {

  /** Tags are pinned, so an image that is there is the right one. */
  private static final String PULL_POLICY = "IfNotPresent";

  private static final String UTILITY = "utility";

  private final Map<Image, String> keys = new LinkedHashMap<>();

  /**
   * The images of an app. The first workload's own image is the chart's image, whatever its steps
   * run on.
   */
  public Images(Plan plan) {
    plan.workloads().forEach(workload -> workload.unit().processes().forEach(this::name));
    for (Unit unit : plan.units()) {
      if (!unit.owners().isEmpty() || !unit.waits().isEmpty()) {
        name(Image.UTILITY, UTILITY);
      }
      unit.containers().forEach(this::name);
    }
  }

  private void name(PlannedContainer container) {
    name(container.declared().image(), container.declared().name());
  }

  /** Gives an image its key; the owner names the key unless it is the first. */
  private void name(Image image, String owner) {
    if (image.fixed()) {
      keys.computeIfAbsent(image, added -> key(added, owner));
    }
  }

  /**
   * Gives a container its image.
   *
   * @param container the fields of the container
   */
  void put(MappingBuilder container, Image image) {
    if (image.fixed()) {
      String key = keys.get(image);
      container
          .put(
              "image",
              reference(
                  new ImagePart(key, ImagePart.Part.REPOSITORY),
                  new ImagePart(key, ImagePart.Part.TAG),
                  ""))
          .put("imagePullPolicy", new ImagePart(key, ImagePart.Part.PULL_POLICY));
    } else {
      container
          .put("image", reference(image.repository(), image.tag(), digest(image)))
          .put("imagePullPolicy", PULL_POLICY);
    }
  }

  private static Expression<String> reference(
      Expression<String> repository, Expression<String> tag, String digest) {
    List<Text.Part> parts = new ArrayList<>();
    parts.add(new Text.Hole(new PulledFrom(repository)));
    parts.add(new Text.Fixed(":"));
    parts.add(new Text.Hole(tag));
    if (!digest.isEmpty()) {
      parts.add(new Text.Fixed(digest));
    }
    return new Text(parts);
  }

  /** It stands among the values with the tag, so that whoever changes the tag gets that image. */
  private static String digest(Image image) {
    return image.digest().isEmpty() ? "" : "@" + image.digest();
  }

  private String key(Image image, String owner) {
    if (keys.isEmpty()) {
      return "image";
    }
    String base = image.equals(Image.UTILITY) ? UTILITY : CamelCase.of(owner, "-");
    String key = base + "Image";
    for (int i = 2; keys.containsValue(key); i++) {
      key = base + i + "Image";
    }
    return key;
  }

  /** The fixed images as values: repository, tag and pull policy by key. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    keys.forEach(
        (image, key) -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put(
              HelmAnswers.imageVariable(ImagePart.Part.REPOSITORY),
              ((Literal<String>) image.repository()).value());
          fields.put(
              HelmAnswers.imageVariable(ImagePart.Part.TAG),
              ((Literal<String>) image.tag()).value() + digest(image));
          fields.put(HelmAnswers.imageVariable(ImagePart.Part.PULL_POLICY), PULL_POLICY);
          values.put(key, fields);
        });
    return values;
  }
}
