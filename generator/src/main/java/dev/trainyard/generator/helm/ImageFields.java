package dev.trainyard.generator.helm;

import static dev.trainyard.generator.form.Field.field;

import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Option;
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

  private static final String NAME = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";

  /** What container runtimes take as registry and repository. */
  private static final String REPOSITORY =
      "^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?/)?" + NAME + "(/" + NAME + ")*$";

  /** What they take as tag, if wanted with a digest. */
  private static final String TAG = "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}(@sha256:[0-9a-f]{64})?$";

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
            .pattern(REPOSITORY, "")
            .build(),
        field("tag", "string")
            .defaultValue(image.get("tag"))
            .minimumLength(1)
            .pattern(TAG, "")
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
