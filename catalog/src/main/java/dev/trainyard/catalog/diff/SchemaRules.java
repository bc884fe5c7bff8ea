package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.diff.SchemaNode.Bound;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Limits;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.question.ControlCharacters;
import dev.trainyard.generator.yaml.AsJson;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which keywords of a schema refuse an answer that the former version could hold: one that the
 * former schema has accepted, and the former question, if there was one, as well.
 */
final class SchemaRules {

  private static final int NAMED = 10;

  /** The reader of answers has all numbers as floating point, which holds no larger whole ones. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf((1L << 53) - 1);

  private static final Map<String, String> TYPES =
      Map.of(
          "int", "integer", "boolean", "boolean", "list", "array", "dict", "object", "cron",
          "object");

  private static final Set<String> TEXTS =
      Set.of(
          "string",
          "text",
          "path",
          "hostpath",
          "hostpathdirectory",
          "hostpathfile",
          "ipaddr",
          "uri");

  private final Optional<Question> asked;
  private final SchemaNode before;
  private final SchemaNode after;
  private final Map<String, String> refusals = new LinkedHashMap<>();

  /** The kinds of values that the former version could hold, of which none is told yet. */
  private final Set<String> held;

  /** These values, if they can be counted. */
  private final Optional<Set<Object>> values;

  private SchemaRules(Optional<Question> asked, SchemaNode before, SchemaNode after) {
    this.asked = asked;
    this.before = before;
    this.after = after;
    this.held = new TreeSet<>(before.types());
    asked.ifPresent(question -> held.retainAll(types(question)));
    this.values = values();
    values.ifPresent(
        all -> held.retainAll(all.stream().map(SchemaNode::type).collect(Collectors.toSet())));
  }

  /**
   * Why answers are refused, by keyword.
   *
   * @param asked the former question
   * @param before what the former schema says of it
   * @param after what the schema says of it now
   */
  static Map<String, String> refusals(
      Optional<Question> asked, SchemaNode before, SchemaNode after) {
    SchemaRules rules = new SchemaRules(asked, before, after);
    if (isComparable(before, after)) {
      rules.all();
    }
    return rules.refusals;
  }

  /** Whether whatever other schemas have refused, they refuse still. */
  static boolean isComparable(SchemaNode before, SchemaNode after) {
    return !before.isReference()
        && !after.isReference()
        && after.combined().entrySet().containsAll(before.combined().entrySet());
  }

  private static Set<String> types(Question question) {
    String type = TEXTS.contains(question.type()) ? "string" : TYPES.get(question.type());
    if (type == null) {
      return SchemaNode.TYPES;
    }
    return question.field().nullable() ? Set.of(type, "null") : Set.of(type);
  }

  private Optional<Set<Object>> values() {
    Set<Object> all = new LinkedHashSet<>();
    Optional<Set<Object>> stated = before.values();
    if (asked.filter(Question::hasOptions).isPresent()) {
      asked.get().options().forEach(option -> all.add(SchemaNode.plain(option)));
      if (stated.map(some -> some.contains(null)).orElse(true)) {
        all.add(null);
      }
    } else if (stated.isPresent()) {
      all.addAll(stated.get());
    } else if (Set.of("boolean", "null").containsAll(held)) {
      all.addAll(Arrays.asList(true, false, null));
    } else {
      return Optional.empty();
    }
    all.removeIf(value -> !held.contains(SchemaNode.type(value)) || before.isBeyond(value));
    return Optional.of(all);
  }

  private void all() {
    types();
    options();
    if (held.contains("integer") || held.contains("number")) {
      number(SchemaNode::lower, Limits::least, 1);
      number(SchemaNode::upper, Limits::most, -1);
    }
    if (held.contains("string")) {
      length("minLength", Limits::least, 1);
      length("maxLength", Limits::most, -1);
      pattern();
    }
    if (held.contains("array")) {
      count("minItems", Limits::least, 1);
      count("maxItems", Limits::most, -1);
    }
  }

  private void types() {
    Set<String> lost = new TreeSet<>(held);
    lost.removeAll(after.types());
    if (!lost.isEmpty()) {
      refusals.put(
          "type",
          lost.equals(Set.of("null"))
              ? "an answer of null is refused"
              : "answers of the former type are refused");
      held.removeAll(lost);
      values.ifPresent(all -> all.removeIf(value -> lost.contains(SchemaNode.type(value))));
    }
  }

  private void options() {
    Set<Object> options = after.values().orElse(null);
    if (options == null || held.isEmpty()) {
      return;
    }
    String keyword = after.node().has("const") ? "const" : "enum";
    if (values.isEmpty()) {
      refusals.put(keyword, "answers that are no option are refused");
      return;
    }
    Set<Object> gone = new LinkedHashSet<>(values.get());
    gone.removeAll(new HashSet<>(options));
    if (!gone.isEmpty()) {
      String named =
          gone.stream().limit(NAMED).map(SchemaRules::shown).collect(Collectors.joining(", "));
      String more = gone.size() > NAMED ? " and " + (gone.size() - NAMED) + " more" : "";
      refusals.put(keyword, "owners who chose " + named + more + " are refused");
    }
  }

  private static String shown(Object value) {
    return value instanceof BigDecimal number
        ? number.toPlainString()
        : Visible.of(AsJson.of(value));
  }

  private void number(
      Function<SchemaNode, Optional<Bound>> stated,
      BiFunction<Field, ReleaseLine, Optional<BigDecimal>> asks,
      int sign) {
    boolean whole = !held.contains("number");
    Function<SchemaNode, Optional<Bound>> bound =
        schema -> stated.apply(schema).map(it -> whole ? it.whole(sign) : it);
    BigDecimal usual = sign > 0 ? LARGEST.negate() : LARGEST;
    narrower(
        bound,
        limit(asks, sign).orElse(usual),
        sign,
        value -> value instanceof BigDecimal number ? number : null);
  }

  private void length(
      String keyword, BiFunction<Field, ReleaseLine, Optional<BigDecimal>> asks, int sign) {
    // The wizard takes no empty answer to what is required.
    boolean filled =
        asked.map(Question::field).filter(it -> it.required() || it.refusesEmpty()).isPresent();
    Optional<BigDecimal> limit =
        limit(asks, sign)
            .or(() -> filled && sign > 0 ? Optional.of(BigDecimal.ONE) : Optional.empty());
    narrower(
        schema -> schema.count(keyword),
        limit.orElse(sign > 0 ? BigDecimal.ZERO : null),
        sign,
        value -> value instanceof String text ? SchemaNode.length(text) : null);
  }

  private void count(
      String keyword, BiFunction<Field, ReleaseLine, Optional<BigDecimal>> asks, int sign) {
    narrower(
        schema -> schema.count(keyword),
        limit(asks, sign).orElse(sign > 0 ? BigDecimal.ZERO : null),
        sign,
        value -> value instanceof List<?> list ? BigDecimal.valueOf(list.size()) : null);
  }

  /** The limit of the former question, if every release holds answers to one. */
  private Optional<BigDecimal> limit(
      BiFunction<Field, ReleaseLine, Optional<BigDecimal>> limit, int sign) {
    List<Optional<BigDecimal>> limits =
        asked.stream()
            .flatMap(it -> it.lines().stream().map(line -> limit.apply(it.field(), line)))
            .toList();
    return limits.stream().allMatch(Optional::isPresent)
        ? limits.stream()
            .map(Optional::get)
            .reduce((one, other) -> one.compareTo(other) * sign < 0 ? one : other)
        : Optional.empty();
  }

  /**
   * Tells of a bound that is closer to the answers than before.
   *
   * @param limit what else has bounded them; null for nothing
   * @param size what is measured of a value; null when it is of another kind
   */
  private void narrower(
      Function<SchemaNode, Optional<Bound>> bound,
      BigDecimal limit,
      int sign,
      Function<Object, BigDecimal> size) {
    Bound now = bound.apply(after).orElse(null);
    if (now == null) {
      return;
    }
    boolean refuses =
        values
            .map(
                all ->
                    all.stream()
                        .map(size)
                        .anyMatch(value -> value != null && now.refuses(value, sign)))
            .orElseGet(
                () ->
                    bound.apply(before).map(then -> now.isNarrower(then, sign)).orElse(true)
                        && (limit == null || now.isNarrower(new Bound("", limit, false), sign)));
    if (refuses) {
      String end = now.value().stripTrailingZeros().toPlainString();
      String than = sign > 0 ? "smaller answers than " : "larger answers than ";
      refusals.put(
          now.keyword(), (now.exclusive() ? end + " and " : "") + than + end + " are refused");
    }
  }

  private void pattern() {
    Set<String> known = new LinkedHashSet<>(before.patterns());
    asked.ifPresent(it -> known.addAll(patterns(it)));
    Set<String> added = new LinkedHashSet<>(after.patterns());
    added.removeAll(known);
    if (!mayHaveControlCharacters(known)) {
      added.remove(ControlCharacters.NONE);
    }
    if (!added.isEmpty()) {
      refusals.put(
          after.node().has("pattern") && added.contains(after.node().get("pattern").text())
              ? "pattern"
              : "allOf",
          "answers that the new pattern does not match are refused");
    }
  }

  private static Set<String> patterns(Question question) {
    List<Set<String>> byLine =
        question.lines().stream()
            .map(
                line -> Limits.pattern(question.field(), line).stream().collect(Collectors.toSet()))
            .toList();
    Set<String> patterns = new HashSet<>(byLine.get(0));
    byLine.forEach(patterns::retainAll);
    return patterns;
  }

  private boolean mayHaveControlCharacters(Set<String> known) {
    return values
        .map(
            all ->
                all.stream()
                    .anyMatch(it -> it instanceof String text && ControlCharacters.areIn(text)))
        .orElseGet(
            () ->
                asked.filter(it -> it.type().equals("ipaddr")).isEmpty()
                    && known.stream().allMatch(ControlCharacters::mayBeIn));
  }
}
