package dev.trainyard.generator.helm;

import static dev.trainyard.generator.form.Field.field;

import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Option;
import dev.trainyard.generator.question.ImageNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The images that stand among the values of a chart: nobody is asked for them, but whoever installs
 * with plain Helm may change them.
 */
final class ImageFields {

  private ImageFields() {}

  /** A level for each image. */
  static List<Field> of(Map<String, Object> images) {
    List<Field> fields = new ArrayList<>();
    images.forEach(
        (key, value) -> fields.add(field(key, "dict").fields(parts((Map<?, ?>) value)).build()));
    return fields;
  }

  private static List<Field> parts(Map<?, ?> image) {
    return List.of(
        field("repository", "string")
            .defaultValue(image.get("repository"))
            .minimumLength(1)
            .pattern(ImageNames.WHOLE_REPOSITORY, ImageNames.REPOSITORY_COMPLAINT)
            .build(),
        field("tag", "string")
            .defaultValue(image.get("tag"))
            .minimumLength(1)
            .pattern(ImageNames.WHOLE_TAG, ImageNames.TAG_COMPLAINT)
            .build(),
        field("pullPolicy", "string")
            .defaultValue(image.get("pullPolicy"))
            .options(
                Stream.of("IfNotPresent", "Always", "Never")
                    .map(policy -> new Option(Optional.of(policy), policy))
                    .toList())
            .build());
  }
}
