package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.expression.node.ImagePart;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.value.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fixed images of an app: {@code images} beside the answers, where the official catalog and the
 * tools that update it look for them. The first one is {@code image}.
 */
public final class ComposeImages {

  /** The top variable of the images, unless an app asks about them itself. */
  private static final String VARIABLE = "images";

  private static final String OTHER_VARIABLE = "fixed_images";

  /** A shell and programs that need no libraries, for services that an app adds of itself. */
  static final Image HELPER = Image.image("docker.io/library/busybox", "1.36.1-musl");

  /** Has the program that hashes passwords. */
  static final Image HASHES = Image.image("docker.io/library/httpd", "2.4.65-alpine");

  private static final Set<String> OWN = Set.of("setup_image", "hashes_image");

  private final Map<Key, String> names = new LinkedHashMap<>();
  private final String variable;

  private record Key(Expression<String> repository, Expression<String> tag, String digest) {
    static Key of(Image image) {
      return new Key(image.repository(), image.tag(), image.digest());
    }
  }

  /** The images of an app. */
  public ComposeImages(Plan plan) {
    Set<String> asked =
        plan.app().questions().stream()
            .map(question -> question.path().get(0))
            .collect(Collectors.toSet());
    String own = VARIABLE;
    while (asked.contains(own)) {
      own = own.equals(VARIABLE) ? OTHER_VARIABLE : own + "_";
    }
    this.variable = own;
    plan.workloads().forEach(workload -> workload.unit().processes().forEach(this::name));
    plan.units().forEach(unit -> unit.containers().forEach(this::name));
  }

  private void name(PlannedContainer container) {
    Image image = container.declared().image();
    if (image.fixed()) {
      names.computeIfAbsent(Key.of(image), added -> free(container.declared().name()));
    }
  }

  /** Names an image that the app adds of itself. */
  void add(Image image, String name) {
    names.putIfAbsent(Key.of(image), name + "_image");
  }

  private String free(String owner) {
    if (names.isEmpty()) {
      return "image";
    }
    String base = owner.replace('-', '_');
    String name = base + "_image";
    for (int i = 2; names.containsValue(name) || OWN.contains(name); i++) {
      name = base + i + "_image";
    }
    return name;
  }

  /** The reference of an image. */
  Expression<String> reference(Image image) {
    String name = names.get(Key.of(image));
    Expression<String> repository =
        name == null
            ? image.repository()
            : new ImagePart(variable + "." + name, ImagePart.Part.REPOSITORY);
    Expression<String> tag =
        name == null ? image.tag() : new ImagePart(variable + "." + name, ImagePart.Part.TAG);
    return image.digest().isEmpty()
        ? Texts.join(repository, ":", tag)
        : Texts.join(repository, ":", tag, "@" + image.digest());
  }

  /** The fixed images as values: repository and tag by name, below one top variable. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    names.forEach(
        (image, name) -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("repository", ((Literal<String>) image.repository()).value());
          fields.put("tag", ((Literal<String>) image.tag()).value());
          values.put(name, fields);
        });
    return Map.of(variable, values);
  }
}
