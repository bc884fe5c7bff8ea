package dev.trainyard.generator.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A field on an open page: its value and whether it shows. */
final class Entry {

  final Field field;
  final Control control;
  final boolean fixed;

  /** What the value of a level consists of. */
  Level level;

  /** What the value of a list consists of. */
  final List<Level> rows = new ArrayList<>();

  /** The value of everything else; null for none. */
  Object value;

  /** Whether conditions and subquestions leave it on the page. */
  boolean shown = true;

  /** Whether the page checks the value. */
  boolean checked = true;

  /** Whether it is a subquestion that did not show when the page opened. */
  boolean lateSubquestion;

  /**
   * An entry without a value.
   *
   * @param fixed whether the owner cannot change it
   */
  Entry(Field field, Control control, boolean fixed) {
    this.field = field;
    this.control = control;
    this.fixed = fixed;
  }

  /** The value that conditions look at. */
  Object observed() {
    if (control == Control.ROWS) {
      return rows.stream().map(Level::plain).toList();
    }
    return control == Control.LEVEL ? level.plain() : value;
  }

  /** Sets what a form holds before anybody touches it; empty for nothing. */
  void begin(Optional<Object> given) {
    if (control == Control.SCHEDULER) {
      value = given.map(Entry::crontab).orElse(Crontab.DAILY);
    } else {
      value = given.orElse(empty());
    }
  }

  private static String crontab(Object given) {
    return given instanceof Map<?, ?> fields ? Crontab.line(fields) : String.valueOf(given);
  }

  private Object empty() {
    if (control == Control.CHECKBOX) {
      return false;
    }
    return field.type() instanceof FieldType.Whole || field.nullable() ? null : "";
  }
}
