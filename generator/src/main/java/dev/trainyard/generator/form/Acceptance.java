package dev.trainyard.generator.form;

import dev.trainyard.generator.pattern.ForeignPattern;
import dev.trainyard.generator.question.IpAddressQuestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What TrueNAS makes of the answers that a wizard sends: it adds defaults, and refuses what the
 * wizard let pass. Only what the form says is checked, not what takes a NAS, such as whether a path
 * exists or a port is free.
 *
 * @param values the answers in force
 * @param refusals what is refused; empty when nothing is
 */
public record Acceptance(Map<String, Object> values, List<Refusal> refusals) {

  /**
   * An answer that is refused.
   *
   * @param path where it is, as {@link FormState} writes paths
   */
  public record Refusal(String path, String reason) {
    @Override
    public String toString() {
      return path + ": " + reason;
    }
  }

  /** An installation. */
  public static Acceptance install(Form form, ReleaseLine line, Map<String, Object> sent) {
    return install(form, line, sent, new HashMap<>());
  }

  /**
   * An installation among several.
   *
   * @param patterns what was compiled for the others, by its text
   */
  static Acceptance install(
      Form form,
      ReleaseLine line,
      Map<String, Object> sent,
      Map<String, Optional<ForeignPattern>> patterns) {
    Checker checker = new Checker(line, patterns);
    Map<String, Object> values = checker.level(form.fields(), sent, "", true);
    return new Acceptance(values, checker.faults);
  }

  /** An edit: what is stored at the top level stays where nothing is sent. */
  public static Acceptance edit(
      Form form, ReleaseLine line, Map<String, Object> stored, Map<String, Object> sent) {
    return install(form, line, inForce(stored, sent));
  }

  /** What is stored, with what is sent at the top level in its place. */
  static Map<String, Object> inForce(Map<String, Object> stored, Map<String, Object> sent) {
    Map<String, Object> values = new LinkedHashMap<>(stored);
    values.putAll(sent);
    return values;
  }

  /** What is refused, as {@code path: reason}. */
  public List<String> faults() {
    return refusals.stream().map(Refusal::toString).toList();
  }

  private static final class Checker implements FieldTypeVisitor<Object> {
    private final List<Refusal> faults = new ArrayList<>();
    private final ReleaseLine line;
    private final boolean charts;
    private final Map<String, Optional<ForeignPattern>> patterns;
    private Field field;
    private Object value;
    private String path;

    Checker(ReleaseLine line, Map<String, Optional<ForeignPattern>> patterns) {
      this.patterns = patterns;
      this.line = line;
      this.charts = !line.isAtLeast(ReleaseLine.SCALE_24_10);
    }

    Map<String, Object> level(List<Field> fields, Map<?, ?> given, String prefix, boolean top) {
      Map<String, Object> known = new LinkedHashMap<>();
      given.forEach((key, answer) -> known.put(String.valueOf(key), answer));
      Map<String, Object> values = new LinkedHashMap<>(known);
      List<Field> all = new ArrayList<>();
      flatten(fields, all);
      all.forEach(f -> Defaults.of(f).ifPresent(usual -> known.putIfAbsent(f.variable(), usual)));
      for (Field asked : all) {
        String at = prefix + asked.variable();
        if (values.containsKey(asked.variable())) {
          values.put(asked.variable(), checked(asked, values.get(asked.variable()), at));
        } else if (isAsked(asked, fields, known)) {
          Optional<Object> usual = missing(asked);
          if (usual.isPresent() || asked.hasDefault()) {
            values.put(asked.variable(), checked(asked, usual.orElse(null), at));
          } else if (asked.required()) {
            fault(at, "an answer is missing");
          }
        }
      }
      if (!top && charts) {
        values.keySet().stream()
            .filter(key -> all.stream().noneMatch(f -> f.variable().equals(key)))
            .forEach(key -> fault(prefix + key, "Field was not expected"));
      }
      return values;
    }

    private static void flatten(List<Field> fields, List<Field> all) {
      for (Field field : fields) {
        all.add(field);
        flatten(field.subquestions(), all);
      }
    }

    private Optional<Object> missing(Field field) {
      if (field.type() instanceof FieldType.Level) {
        // Charts: a default of the dict itself stands in its place, be it null.
        return charts && field.hasDefault() ? field.defaultValue() : Optional.of(Map.of());
      }
      return field.type() instanceof FieldType.Schedule && !field.hasDefault()
          ? Optional.of(Map.of())
          : Defaults.of(field);
    }

    /** All conditions count, on defaults too. */
    private static boolean isAsked(Field field, List<Field> siblings, Map<String, Object> known) {
      boolean parent =
          siblings.stream()
              .filter(other -> other.subquestions().contains(field))
              .allMatch(
                  other ->
                      Objects.equals(
                          known.get(other.variable()), other.subquestionsIf().orElse(null)));
      return parent
          && field.conditions().stream()
              .allMatch(condition -> condition.holds(known.get(condition.variable())));
    }

    private Object checked(Field asked, Object answer, String at) {
      if (answer == null) {
        if (!asked.nullable() && !asked.hasDefault()) {
          fault(at, "null not allowed");
        }
        return null;
      }
      field = asked;
      value = answer;
      path = at;
      return asked.type().accept(this);
    }

    private void fault(String at, String reason) {
      faults.add(new Refusal(at, reason));
    }

    private Object expect(boolean fits, String reason) {
      if (!fits) {
        fault(path, reason);
      }
      return value;
    }

    private Object choice() {
      Optional<List<Option>> options = field.options().filter(all -> Limits.isChoice(field, line));
      return expect(
          options.isEmpty()
              || options.get().stream()
                  .anyMatch(option -> Objects.equals(option.value().orElse(null), value)),
          "Invalid choice: " + value);
    }

    private void text() {
      String text = (String) value;
      BigDecimal length = BigDecimal.valueOf(text.codePointCount(0, text.length()));
      Limits.least(field, line)
          .filter(least -> length.compareTo(least) < 0)
          .ifPresent(least -> fault(path, "shorter than " + least));
      Limits.most(field, line)
          .filter(most -> length.compareTo(most) > 0)
          .ifPresent(
              most -> fault(path, "The value may not be longer than " + most + " characters"));
      boolean plain =
          field.type() instanceof FieldType.Line || field.type() instanceof FieldType.Editor;
      if (charts && plain && field.refusesEmpty() && text.isBlank()) {
        fault(path, "Empty value not allowed");
      }
      Limits.pattern(field, line)
          .filter(pattern -> !matches(pattern, text))
          .ifPresent(pattern -> fault(path, complaint(pattern)));
    }

    private String complaint(String pattern) {
      return (charts && field.type() instanceof FieldType.Line type
              ? type.rules().complaint()
              : Optional.<String>empty())
          .orElse("Value does not match " + pattern);
    }

    /**
     * At the start only, as Python's {@code match} does; what does not compile matches nothing, and
     * what takes too long everything.
     */
    private boolean matches(String pattern, String text) {
      return patterns
          .computeIfAbsent(pattern, one -> ForeignPattern.of(one, 0))
          .filter(found -> found.begins(text).orElse(true))
          .isPresent();
    }

    @Override
    public Object line(FieldType.Line type) {
      if (charts && value instanceof Long number) {
        value = number.toString();
      }
      if (!(value instanceof String)) {
        return expect(false, "Not a string");
      }
      text();
      return choice();
    }

    @Override
    public Object whole(FieldType.Whole type) {
      if (charts && value instanceof String digits && digits.matches("-?[0-9]{1,18}")) {
        value = Long.parseLong(digits);
      }
      if (!(value instanceof Long number)) {
        return expect(false, "Not an integer");
      }
      BigDecimal given = BigDecimal.valueOf(number);
      expect(
          Limits.least(field, line).filter(least -> given.compareTo(least) < 0).isEmpty()
              && Limits.most(field, line).filter(most -> given.compareTo(most) > 0).isEmpty(),
          "outside " + type.minimum().orElse(null) + " to " + type.maximum().orElse(null));
      return choice();
    }

    @Override
    public Object yesNo(FieldType.YesNo type) {
      return value instanceof Boolean ? choice() : expect(false, "Not a boolean");
    }

    @Override
    public Object path(FieldType.Path type) {
      return directory();
    }

    @Override
    public Object hostPath(FieldType.HostPath type) {
      return directory();
    }

    /** Up to 24.04 the empty path and the root become {@code .}. */
    private Object directory() {
      if (!(value instanceof String text)) {
        return expect(false, "Not a string");
      }
      text();
      String trimmed = charts ? withoutSlashes(text.strip()) : text;
      return charts && trimmed.isEmpty() ? "." : trimmed;
    }

    private static String withoutSlashes(String text) {
      int end = text.length();
      while (end > 0 && text.charAt(end - 1) == '/') {
        end--;
      }
      return text.substring(0, end);
    }

    @Override
    public Object ipAddress(FieldType.IpAddress type) {
      if (!(value instanceof String text)) {
        return expect(false, "Not a string");
      }
      Optional<String> objection =
          text.isEmpty() ? Optional.empty() : IpAddressQuestion.objection(text, type.cidr());
      text();
      return expect(objection.isEmpty(), objection.orElse(""));
    }

    @Override
    public Object uri(FieldType.Uri type) {
      if (!(value instanceof String text) || !text.contains("://")) {
        return expect(false, "Not a valid URI");
      }
      text();
      return value;
    }

    @Override
    public Object schedule(FieldType.Schedule type) {
      if (!charts) {
        return expect(false, "Unsupported schema type");
      }
      return value instanceof Map<?, ?> fields
          ? Crontab.fields(Crontab.line(fields))
          : expect(false, "A dict was expected");
    }

    @Override
    public Object editor(FieldType.Editor type) {
      if (value instanceof String) {
        text();
      }
      return expect(value instanceof String, "Not a string");
    }

    @Override
    public Object items(FieldType.Items type) {
      if (!(value instanceof List<?> items)) {
        return expect(false, "Not a list");
      }
      Field list = field;
      String at = path;
      List<Object> cleaned = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        cleaned.add(item(type.items(), items.get(i), at + "[" + i + "]"));
      }
      BigDecimal count = BigDecimal.valueOf(items.size());
      if (Limits.least(list, line).filter(least -> count.compareTo(least) < 0).isPresent()
          || Limits.most(list, line).filter(most -> count.compareTo(most) > 0).isPresent()) {
        fault(at, "has " + count + " items");
      } else if (charts && items.isEmpty() && list.refusesEmpty()) {
        fault(at, "Empty value not allowed");
      }
      return cleaned;
    }

    /** An item is cleaned by the first field that takes it. */
    private Object item(List<Field> items, Object item, String at) {
      int before = faults.size();
      Object cleaned = item;
      for (Field asked : items) {
        faults.subList(before, faults.size()).clear();
        cleaned = checked(asked, item, at);
        if (faults.size() == before) {
          return cleaned;
        }
      }
      return cleaned;
    }

    @Override
    public Object level(FieldType.Level type) {
      String at = path;
      return value instanceof Map<?, ?> given
          ? level(type.fields(), given, at + ".", false)
          : expect(false, "A dict was expected");
    }

    @Override
    public Object unknown(FieldType.Unknown type) {
      return expect(false, "unknown type " + type.name());
    }
  }
}
