package dev.trainyard.catalog.diff;

import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Limits;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.AsJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Which changed attributes of a question make TrueNAS refuse answers it has accepted before. At an
 * upgrade it validates the stored answers against the new questions.
 */
final class AttributeRules {

  private static final Set<String> COUNTED = Set.of("int", "list");
  private static final int NAMED = 10;

  private final Question before;
  private final Question after;

  AttributeRules(Question before, Question after) {
    this.before = before;
    this.after = after;
  }

  /** Why the change of an attribute breaks upgrades; empty when it does not. */
  String breaking(String attribute) {
    return switch (attribute) {
      case "type" -> "answers of the former type are refused or read differently";
      case "enum" -> options();
      case "min", "min_length" -> isItsOwn(attribute) ? lower() : "";
      case "max", "max_length" -> isItsOwn(attribute) ? upper() : "";
      case "cidr" -> when(wasTrue("cidr") && !isTrue("cidr"), "answers with a prefix are refused");
      case "valid_chars" -> pattern();
      case "null" -> when(wasTrue("null") && !isTrue("null"), "an answer of null is refused");
      case "empty" -> when(isFalse("empty"), "an empty answer is refused");
      case "additional_attrs" -> when(!isTrue(attribute), "keys beyond the questions are refused");
      case "default" -> defaultAnswer();
      case "editable" ->
          when(isFalse("editable"), "only the default is accepted, and owners may have another");
      case "$ref" -> references();
      default -> "";
    };
  }

  private String options() {
    if (!after.hasOptions()) {
      return "";
    }
    if (!before.hasOptions()) {
      return "answers that are no option are refused";
    }
    List<String> gone =
        before.options().stream()
            .filter(option -> !after.options().contains(option))
            .map(option -> Visible.of(AsJson.of(option)))
            .toList();
    String named = gone.stream().limit(NAMED).collect(Collectors.joining(", "));
    String more = gone.size() > NAMED ? " and " + (gone.size() - NAMED) + " more" : "";
    return when(!gone.isEmpty(), "owners who chose " + named + more + " are refused");
  }

  /** Numbers and lists have min and max, texts the others. */
  private boolean isItsOwn(String attribute) {
    return COUNTED.contains(after.type()) != attribute.endsWith("_length");
  }

  private String lower() {
    return narrower(Limits::least, 1)
        .map(now -> "smaller answers than " + now + " are refused")
        .orElse("");
  }

  private String upper() {
    return narrower(Limits::most, -1)
        .map(now -> "larger answers than " + now + " are refused")
        .orElse("");
  }

  /** The bound now, where a release has it closer to the answers than before. */
  private Optional<BigDecimal> narrower(
      BiFunction<Field, ReleaseLine, Optional<BigDecimal>> bound, int sign) {
    for (ReleaseLine line : after.lines()) {
      Optional<BigDecimal> now = bound.apply(after.field(), line);
      Optional<BigDecimal> then = bound.apply(before.field(), line);
      if (now.isPresent() && then.map(was -> now.get().compareTo(was) * sign > 0).orElse(true)) {
        return now;
      }
    }
    return Optional.empty();
  }

  private String pattern() {
    return when(
        after.lines().stream().anyMatch(line -> Limits.pattern(after.field(), line).isPresent()),
        "answers that the new pattern does not match are refused");
  }

  private String defaultAnswer() {
    if (wasTrue("immutable") || isTrue("immutable")) {
      return "the answer is immutable, so owners keep the former default for good";
    }
    return when(
        isFalse("editable"), "only the new default is accepted, and owners have the old one");
  }

  private String references() {
    Set<String> added = new TreeSet<>(after.references());
    added.removeAll(before.references());
    if (before.hasDataset() && !after.hasDataset()) {
      return "the dataset with the owner's data is no longer mounted";
    }
    added.removeIf(name -> name.startsWith("normalize/"));
    return when(
        !added.isEmpty(), "answers that " + String.join(", ", added) + " refuses are not accepted");
  }

  private boolean wasTrue(String attribute) {
    return Boolean.TRUE.equals(before.schema().get(attribute));
  }

  private boolean isTrue(String attribute) {
    return Boolean.TRUE.equals(after.schema().get(attribute));
  }

  private boolean isFalse(String attribute) {
    return Boolean.FALSE.equals(after.schema().get(attribute));
  }

  private static String when(boolean breaks, String reason) {
    return breaks ? reason : "";
  }
}
