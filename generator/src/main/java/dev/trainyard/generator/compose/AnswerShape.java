package dev.trainyard.generator.compose;

import dev.trainyard.generator.form.Condition;
import dev.trainyard.generator.form.Defaults;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.FieldTypeVisitor;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.Option;
import dev.trainyard.generator.yaml.Scalars;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an answer looks like in a file of answers, for somebody who has written another one: in
 * words, and for what has parts with an example. Where what was written fits a part, such as the
 * number of a port, it stands in the example; other texts may be secrets and never do.
 *
 * @param field the question
 * @param given what was written; null for nothing
 */
record AnswerShape(Field field, Object given) implements FieldTypeVisitor<String> {

  private static final String DIRECTORY = "/mnt/tank/apps";

  /** What YAML takes for the text that it is, also within braces. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9/_.-]*");

  private static final int SHOWN = 12;

  /**
   * The shape of the answer at a path of a form.
   *
   * @param path names of questions with dots between them, {@code [0]} for an item
   * @return empty when no question is there
   */
  static Optional<String> of(Form form, String path, Object given) {
    List<Field> level = form.fields();
    Optional<Field> found = Optional.empty();
    for (String step : path.replace("[", ".[").split("\\.")) {
      List<Field> fields = level;
      found =
          step.startsWith("[")
              ? fields.stream().findFirst()
              : fields.stream().filter(field -> field.variable().equals(step)).findFirst();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      level = found.get().children();
    }
    return found.map(field -> field.type().accept(new AnswerShape(field, given)));
  }

  /** What is at a path of answers; null for nothing. */
  static Object given(Object answers, String path) {
    Object at = answers;
    for (String step : path.replace("[", ".[").split("\\.")) {
      if (step.startsWith("[") && at instanceof List<?> items) {
        int index = Integer.parseInt(step.substring(1, step.length() - 1));
        at = index < items.size() ? items.get(index) : null;
      } else {
        at = at instanceof Map<?, ?> level ? level.get(step) : null;
      }
    }
    return at;
  }

  @Override
  public String line(FieldType.Line type) {
    return type.options().map(AnswerShape::oneOf).orElse("a text");
  }

  private static String oneOf(List<Option> options) {
    return "one of "
        + options.stream()
            .flatMap(option -> option.value().stream())
            .limit(SHOWN)
            .map(AnswerShape::flow)
            .collect(Collectors.joining(", "))
        + (options.size() > SHOWN ? " and " + (options.size() - SHOWN) + " more" : "");
  }

  @Override
  public String whole(FieldType.Whole type) {
    if (type.options().isPresent()) {
      return oneOf(type.options().get());
    }
    return "a whole number"
        + type.minimum().map(least -> " from " + least).orElse("")
        + type.maximum().map(most -> " to " + most).orElse("");
  }

  @Override
  public String yesNo(FieldType.YesNo type) {
    return "true or false";
  }

  @Override
  public String path(FieldType.Path type) {
    return "a path, such as " + DIRECTORY;
  }

  @Override
  public String hostPath(FieldType.HostPath type) {
    return "a directory of a pool, such as " + DIRECTORY;
  }

  @Override
  public String ipAddress(FieldType.IpAddress type) {
    return type.cidr() ? "a network, such as 192.168.1.0/24" : "an address, such as 192.168.1.20";
  }

  @Override
  public String uri(FieldType.Uri type) {
    return "an address, such as https://example.org";
  }

  @Override
  public String schedule(FieldType.Schedule type) {
    return "five texts: minute, hour, dom, month, dow";
  }

  @Override
  public String editor(FieldType.Editor type) {
    return "a text, of several lines if need be";
  }

  @Override
  public String items(FieldType.Items type) {
    return "a list, such as "
        + type.items().stream()
            .findFirst()
            .map(item -> Scalars.flow(field.variable()) + ": [" + flow(example(item, given)) + "]")
            .orElse("[]");
  }

  @Override
  public String level(FieldType.Level type) {
    return "its parts by their names ("
        + type.fields().stream()
            .filter(part -> !part.hidden())
            .map(Field::variable)
            .collect(Collectors.joining(", "))
        + "), such as "
        + (field.variable().isEmpty() ? "" : Scalars.flow(field.variable()) + ": ")
        + flow(example(field, given));
  }

  @Override
  public String unknown(FieldType.Unknown type) {
    return "an answer of the type " + type.name();
  }

  /** An answer to a question; what was written, where that is one. */
  private static Object example(Field field, Object given) {
    if (field.type() instanceof FieldType.Level level) {
      return place(level.fields(), given).orElseGet(() -> needed(level.fields()));
    }
    if (field.type() instanceof FieldType.Items list) {
      return list.items().stream().limit(1).map(item -> example(item, given)).toList();
    }
    return fitting(field, given)
        .or(() -> Defaults.of(field).filter(value -> !value.equals("")))
        .orElseGet(() -> placeholder(field.type()));
  }

  /** The part that takes what was written, with the answers under which it is asked. */
  private static Optional<Map<String, Object>> place(List<Field> fields, Object given) {
    Map<String, Object> usual = Defaults.of(fields);
    Predicate<Field> asked = part -> isAsked(part, usual);
    return place(fields, given, asked).or(() -> place(fields, given, asked.negate()));
  }

  private static Optional<Map<String, Object>> place(
      List<Field> fields, Object given, Predicate<Field> which) {
    for (Field part : fields) {
      if (which.test(part) && !part.hidden()) {
        Optional<?> value =
            part.type() instanceof FieldType.Level inner
                ? place(inner.fields(), given)
                : fitting(part, given);
        if (value.isPresent()) {
          Map<String, Object> parts = new LinkedHashMap<>();
          Map<String, Object> usual = Defaults.of(fields);
          for (Condition condition : part.conditions()) {
            if (condition.operator().equals("=")
                && !condition.holds(usual.get(condition.variable()))) {
              parts.put(condition.variable(), condition.value().orElse(null));
            }
          }
          parts.put(part.variable(), value.get());
          return Optional.of(parts);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAsked(Field part, Map<String, Object> level) {
    return part.conditions().stream()
        .allMatch(condition -> condition.holds(level.get(condition.variable())));
  }

  /** The parts that have no answer of their own; the first one where all have. */
  private static Map<String, Object> needed(List<Field> fields) {
    Map<String, Object> usual = Defaults.of(fields);
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Field part : fields) {
      if (Defaults.isMissing(part) && isAsked(part, usual)) {
        parts.put(part.variable(), example(part, null));
      }
    }
    if (parts.isEmpty()) {
      fields.stream()
          .filter(part -> !part.hidden())
          .findFirst()
          .ifPresent(part -> parts.put(part.variable(), example(part, null)));
    }
    return parts;
  }

  /** What was written, where a question of the type takes it and it is no secret. */
  private static Optional<Object> fitting(Field field, Object given) {
    FieldType type = field.type();
    boolean fits =
        type instanceof FieldType.Whole && given instanceof Long
            || type instanceof FieldType.YesNo && given instanceof Boolean
            || given instanceof String text
                && (type instanceof FieldType.HostPath
                    ? text.startsWith("/") && PLAIN.matcher(text).matches()
                    : type instanceof FieldType.Line line
                        && line.options().stream()
                            .flatMap(List::stream)
                            .anyMatch(option -> option.value().filter(text::equals).isPresent()));
    return fits ? Optional.of(given) : Optional.empty();
  }

  private static Object placeholder(FieldType type) {
    if (type instanceof FieldType.Line line && line.options().isPresent()) {
      return line.options().get().stream()
          .flatMap(option -> option.value().stream())
          .findFirst()
          .orElse("");
    }
    if (type instanceof FieldType.Whole whole) {
      return whole.minimum().orElse(1L);
    }
    return type instanceof FieldType.YesNo
        ? (Object) true
        : type instanceof FieldType.HostPath || type instanceof FieldType.Path ? DIRECTORY : "text";
  }

  /** As YAML writes it on one line. */
  private static String flow(Object value) {
    if (value instanceof Map<?, ?> parts) {
      return parts.entrySet().stream()
          .map(part -> Scalars.flow(String.valueOf(part.getKey())) + ": " + flow(part.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> items) {
      return items.stream().map(AnswerShape::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String text && !PLAIN.matcher(text).matches()
        ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
        : String.valueOf(value);
  }
}
