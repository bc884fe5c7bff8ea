package dev.trainyard.generator.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a wizard sends of its page. */
final class Payload {

  private final ReleaseLine line;
  private final Form form;

  Payload(ReleaseLine line, Form form) {
    this.line = line;
    this.form = form;
  }

  /** The answers of a page. */
  Map<String, Object> of(Level page) {
    return of(page, List.of());
  }

  private Map<String, Object> of(Level level, List<String> around) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Entry entry : level.entries) {
      boolean sent = isSent(entry);
      Object value = sent ? of(entry, around) : null;
      if (value != null || sent && entry.field.nullable()) {
        values.put(entry.field.variable(), value);
      }
    }
    return values;
  }

  /** Whether its level sends it, unless it is null. */
  boolean isSent(Entry entry) {
    return entry.shown && (!entry.field.hidden() || line.isAtLeast(ReleaseLine.SCALE_24_10));
  }

  /**
   * The answer of an entry.
   *
   * @param around the variables of the levels and lists that it stands in
   */
  Object of(Entry entry, List<String> around) {
    List<String> path = Stream.concat(around.stream(), Stream.of(entry.field.variable())).toList();
    return switch (entry.control) {
      case LEVEL -> of(entry.level, path);
      case SCHEDULER -> Crontab.fields(String.valueOf(entry.value));
      case ROWS -> {
        List<Object> rows = new ArrayList<>();
        for (Level row : entry.rows) {
          Map<String, Object> values = of(row, path);
          rows.add(sendsObjects(row, path) ? values : first(values));
        }
        yield rows;
      }
      default -> entry.value;
    };
  }

  private static Object first(Map<String, Object> values) {
    return values.isEmpty() ? null : values.values().iterator().next();
  }

  /**
   * Wizards up to 24.04 look a list up by its variable alone, later ones level by level, and take
   * the first of that name.
   */
  private boolean sendsObjects(Level row, List<String> path) {
    if (line == ReleaseLine.SCALE_22_12) {
      return row.entries.size() > 1;
    }
    Optional<Field> first =
        line.isAtLeast(ReleaseLine.SCALE_24_10)
            ? form.named(path)
            : form.named(path.get(path.size() - 1));
    return first
        .filter(list -> list.type() instanceof FieldType.Items items && items.ofLevels())
        .isPresent();
  }
}
