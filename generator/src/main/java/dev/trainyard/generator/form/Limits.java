package dev.trainyard.generator.form;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Which limits of a question count when TrueNAS checks an answer. Up to 25.04 classes of its own do
 * that (plugins/chart_releases_linux/schema.py of 24.04.2.5, plugins/apps/schema_utils.py of
 * 25.04.2.6), then Pydantic does (plugins/apps/schema_construction_utils.py of 25.10.6).
 */
public final class Limits {

  private static final BigDecimal USUAL_LINE = BigDecimal.valueOf(1024);
  private static final BigDecimal USUAL_TEXT = BigDecimal.valueOf(1024 * 1024);

  private static final Set<String> MEASURED = Set.of("text", "path", "hostpath");

  /** Texts of several lines and URIs end in a TypeError there, whatever they are. */
  private static final Set<String> MATCHED = Set.of("text", "path", "hostpath", "ipaddr", "uri");

  private Limits() {}

  private static boolean isPydantic(ReleaseLine line) {
    return line.isAtLeast(ReleaseLine.SCALE_25_10);
  }

  /** The fewest characters, the smallest number or the fewest items, where these count. */
  public static Optional<BigDecimal> least(Field field, ReleaseLine line) {
    return bound(field, line, Attribute.MIN);
  }

  /** The most characters, the largest number or the most items, where these count. */
  public static Optional<BigDecimal> most(Field field, ReleaseLine line) {
    Optional<BigDecimal> stated = bound(field, line, Attribute.MAX);
    if (stated.isPresent() || isPydantic(line)) {
      return stated;
    }
    return switch (field.typeName()) {
      case "string" -> Optional.of(USUAL_LINE);
      case "text" -> Optional.of(USUAL_TEXT);
      default -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> bound(Field field, ReleaseLine line, String attribute) {
    String type = field.typeName();
    boolean measured = type.equals("string") || isPydantic(line) && MEASURED.contains(type);
    boolean counted = type.equals("int") || isPydantic(line) && type.equals("list");
    if (!measured && !counted) {
      return Optional.empty();
    }
    Object stated = field.attributes().get(measured ? attribute + Attribute.LENGTH : attribute);
    return stated instanceof Number number
            // The classes take a bound of 0 for none.
            && (isPydantic(line) || number.doubleValue() != 0)
            && Double.isFinite(number.doubleValue())
        ? Optional.of(new BigDecimal(number.toString()))
        : Optional.empty();
  }

  /** The pattern, where it counts. */
  public static Optional<String> pattern(Field field, ReleaseLine line) {
    String type = field.typeName();
    boolean held = type.equals("string") || isPydantic(line) && MATCHED.contains(type);
    return held && field.attributes().get(Attribute.VALID_CHARS) instanceof String pattern
        ? Optional.of(pattern).filter(some -> !some.isEmpty())
        : Optional.empty();
  }

  /** Whether only options can be the answer, where there are any. */
  public static boolean isChoice(Field field, ReleaseLine line) {
    return field.typeName().equals("string")
        || field.typeName().equals(isPydantic(line) ? "boolean" : "int");
  }

  /** Whether an answer that is absent is filled in with nothing but what the question is. */
  public static boolean isFilled(Field field, ReleaseLine line) {
    return switch (field.typeName()) {
      case "dict" -> !isPydantic(line) || !field.required() || !field.attrs().isEmpty();
      case "list" -> !isPydantic(line) || !field.required();
      case "cron" -> !isPydantic(line);
      default -> false;
    };
  }
}
