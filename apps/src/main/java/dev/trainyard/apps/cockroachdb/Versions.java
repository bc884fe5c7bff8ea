package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.mapped;

import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.value.Value;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The versions of CockroachDB in the catalog: of each regular release that is supported, the newest
 * patch.
 *
 * <p>TrueNAS upgrades from any version of an app to the newest at once, and CockroachDB must not
 * skip a regular release. So an upgrade of an app may bring another patch and never another line.
 */
public final class Versions {

  /** The newest line. */
  static final String NEWEST = "26.2";

  /** The newest patch by line. */
  static final Map<String, String> PATCHES =
      Map.of(NEWEST, "26.2.5", "25.4", "25.4.17", "25.2", "25.2.22");

  private static final String REPOSITORY = "docker.io/cockroachdb/cockroach";

  private Versions() {}

  /**
   * The image of a line that an app does not let the owner choose.
   *
   * @param line such as {@code 25.4}
   * @throws IllegalArgumentException when the line is not in the catalog
   */
  public static Image image(String line) {
    if (!PATCHES.containsKey(line)) {
      throw new IllegalArgumentException(
          "CockroachDB " + line + " is not among " + PATCHES.keySet().stream().sorted().toList());
    }
    return Image.image(REPOSITORY, "v" + PATCHES.get(line));
  }

  /** The image of the line that the owner chooses. */
  static Image chosen(Value<String> line) {
    return Image.image(literal(REPOSITORY), tag(line));
  }

  private static Value<String> tag(Value<String> line) {
    return mapped(
        line,
        PATCHES.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> "v" + entry.getValue())));
  }
}
