package dev.trainyard.generator.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a wizard sends of its page. */
final class Payload {

  private final ReleaseLine line;
  private final Form form;

  Payload(ReleaseLine line, Form form) {
    this.line = line;
    this.form = form;
  }

  /** The answers of a level. */
  Map<String, Object> of(Level level) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Entry entry : level.entries) {
      boolean sent = isSent(entry);
      Object value = sent ? of(entry) : null;
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

  /** The answer of an entry. */
  Object of(Entry entry) {
    return switch (entry.control) {
      case LEVEL -> of(entry.level);
      case SCHEDULER -> Crontab.fields(String.valueOf(entry.value));
      case ROWS -> {
        List<Object> rows = new ArrayList<>();
        for (Level row : entry.rows) {
          Map<String, Object> values = of(row);
          rows.add(sendsObjects(entry.field, row) ? values : first(values));
        }
        yield rows;
      }
      default -> entry.value;
    };
  }

  private static Object first(Map<String, Object> values) {
    return values.isEmpty() ? null : values.values().iterator().next();
  }

  /** Wizards look a list up by its variable alone, and take the first of that name. */
  private boolean sendsObjects(Field list, Level row) {
    if (line == ReleaseLine.SCALE_22_12) {
      return row.entries.size() > 1;
    }
    Field first = form.named(list.variable()).orElse(list);
    return first.type() instanceof FieldType.Items items && items.ofLevels();
  }
}
