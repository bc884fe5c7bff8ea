package dev.trainyard.catalog.diff;

import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.AsJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which changed attributes of a question make TrueNAS refuse answers it has accepted before. At an
 * upgrade it validates the stored answers against the new questions.
 */
final class AttributeRules {

  /** TrueNAS' own limit for texts that state none, or a lower one. */
  private static final BigDecimal USUAL_LENGTH = BigDecimal.valueOf(1024);

  private static final int NAMED = 10;
  private static final Set<String> TEXTS = Set.of("string", "text");
  private static final Set<String> WITH_LIMITS = Set.of("string", "text", "int");

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
      case "min", "min_length" -> lower(attribute);
      case "max", "max_length" -> upper(attribute);
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

  private String lower(String attribute) {
    BigDecimal now = limit(after, attribute).orElse(null);
    BigDecimal then = limit(before, attribute).orElse(null);
    boolean narrower = now != null && (then == null || now.compareTo(then) > 0);
    return when(
        narrower && WITH_LIMITS.contains(after.type()),
        "smaller answers than " + now + " are refused");
  }

  private String upper(String attribute) {
    boolean text = TEXTS.contains(after.type());
    BigDecimal now = limit(after, attribute).orElse(text ? USUAL_LENGTH : null);
    BigDecimal then = limit(before, attribute).orElse(text ? USUAL_LENGTH : null);
    boolean narrower = now != null && (then == null || now.compareTo(then) < 0);
    return when(
        narrower && WITH_LIMITS.contains(after.type()),
        "larger answers than " + now + " are refused");
  }

  /** The limit in force: TrueNAS passes over 0. */
  private static Optional<BigDecimal> limit(Question question, String attribute) {
    return question.schema().get(attribute) instanceof Number number && number.doubleValue() != 0
        ? Optional.of(new BigDecimal(number.toString()))
        : Optional.empty();
  }

  private String pattern() {
    return when(
        TEXTS.contains(after.type())
            && !String.valueOf(after.schema().getOrDefault("valid_chars", "")).isEmpty(),
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
