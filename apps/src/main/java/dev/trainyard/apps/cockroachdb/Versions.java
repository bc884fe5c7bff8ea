package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.mapped;

import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The versions of CockroachDB in the catalog: of each regular release that is supported, one patch.
 *
 * <p>TrueNAS upgrades from any version of an app to the newest at once, and CockroachDB must not
 * skip a regular release. So an upgrade of an app may bring another patch and never another line.
 */
public final class Versions {

  /**
   * A line of releases.
   *
   * @param patch the patch in the catalog
   * @param digest of its image; empty when no public file pins it
   * @param reads the lines whose data it opens, from the oldest to itself: the one before and what
   *     lies between (cockroachdb/docs, releases index, "Compatible versions"; the server itself
   *     says "too old" or "too high for running version")
   */
  record Line(String patch, String digest, List<String> reads) {

    String tag() {
      return "v" + patch + (digest.isEmpty() ? "" : "@" + digest);
    }
  }

  /**
   * Long-term support: maintained until May 2027, assisted until May 2028 (cockroachdb/docs,
   * _data/versions.csv).
   */
  static final String DEFAULT = "25.4";

  /** From the newest to the oldest. */
  static final Map<String, Line> LINES = lines();

  private static Map<String, Line> lines() {
    Map<String, Line> lines = new LinkedHashMap<>();
    lines.put(
        "26.2",
        new Line(
            "26.2.5",
            "sha256:771325a0586bf61d53322d24f5a6de8962568b0fc181fa45db364278e5961282",
            List.of("25.4", "26.1", "26.2")));
    lines.put(
        DEFAULT,
        new Line(
            "25.4.17",
            "sha256:a0809a5e77166cebaa92cb974114a6740c49e1f57ee14f323c0c9801847bb84e",
            List.of("25.2", "25.3", "25.4")));
    lines.put("25.2", new Line("25.2.22", "", List.of("24.3", "25.1", "25.2")));
    return Collections.unmodifiableMap(lines);
  }

  private static final String REPOSITORY = "docker.io/cockroachdb/cockroach";

  private Versions() {}

  /**
   * What a node runs on.
   *
   * @param image the image
   * @param line yields the line, such as {@code 25.4}
   * @param reads yields the lines whose data it opens, separated by blanks
   */
  public record Release(Image image, Value<String> line, Value<String> reads) {}

  /**
   * A line that an app does not let the owner choose.
   *
   * @param line such as {@code 25.4}
   * @throws IllegalArgumentException when the line is not in the catalog
   */
  public static Release release(String line) {
    Line known = LINES.get(line);
    if (known == null) {
      throw new IllegalArgumentException(
          "CockroachDB " + line + " is not among " + LINES.keySet().stream().sorted().toList());
    }
    return new Release(
        Image.image(REPOSITORY, "v" + known.patch()).pinnedTo(known.digest()),
        literal(line),
        literal(String.join(" ", known.reads())));
  }

  /** The line that the owner chooses. */
  static Release release(Value<String> line) {
    return new Release(
        Image.image(literal(REPOSITORY), of(line, Line::tag)),
        line,
        of(line, known -> String.join(" ", known.reads())));
  }

  private static Expression<String> of(Value<String> line, Function<Line, String> fact) {
    return mapped(
        line,
        LINES.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> fact.apply(entry.getValue()))));
  }
}
