package dev.trainyard.generator.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens pages and rows: which fields they have, with which values, and which are fixed. */
final class Opening {

  private final ReleaseLine line;
  private final boolean editing;
  private final Visibility visibility;

  /**
   * For pages of a release.
   *
   * @param editing whether the app is installed already
   */
  Opening(ReleaseLine line, boolean editing) {
    this.line = line;
    this.editing = editing;
    this.visibility = new Visibility(line, this::shownAgain);
  }

  Visibility visibility() {
    return visibility;
  }

  /** A form's page; fields of no section are not on it. */
  Level page(Form form, Map<String, Object> stored) {
    Level page = new Level();
    List<Field> homeless = form.homeless();
    List<Field> asked = form.fields().stream().filter(field -> !homeless.contains(field)).toList();
    fill(page, asked, stored, editing, false);
    visibility.settle(page);
    return page;
  }

  /** Adds a row to a list, as its button does. */
  void addRow(Entry list) {
    list.rows.add(row(list.field, null, false, false));
  }

  /** These releases add the default rows each time that a list shows. */
  private void shownAgain(Entry list) {
    if (!editing && (line == ReleaseLine.SCALE_23_10 || line == ReleaseLine.SCALE_24_10)) {
      rows(list, list.field.defaultValue().orElse(null), false, false);
    }
  }

  /**
   * Adds fields with their values.
   *
   * @param stored the answers in force at this level; of a new app none
   * @param lockable whether an immutable field is fixed
   * @param locked whether all are
   */
  private void fill(
      Level level, List<Field> fields, Map<?, ?> stored, boolean lockable, boolean locked) {
    for (Field field : fields) {
      Control control = Controls.of(field, line);
      if (control == Control.NONE) {
        continue;
      }
      boolean immutable = locked || lockable && field.immutable();
      Entry entry = new Entry(field, control, immutable || !field.editable());
      level.entries.add(entry);
      Optional<Object> given = Optional.ofNullable(stored.get(field.variable()));
      if (given.isEmpty() && (!editing || line == ReleaseLine.SCALE_22_12)) {
        given = field.defaultValue();
      }
      if (field.type() instanceof FieldType.Level dict) {
        entry.level = new Level();
        fill(
            entry.level,
            dict.fields(),
            given.orElse(null) instanceof Map<?, ?> map ? map : Map.of(),
            lockable,
            immutable);
        visibility.settle(entry.level);
      } else if (control == Control.ROWS) {
        rows(entry, given.orElse(null), lockable, immutable);
      } else {
        entry.begin(given);
      }
      fill(level, field.subquestions(), stored, lockable, immutable);
    }
  }

  private void rows(Entry entry, Object given, boolean lockable, boolean locked) {
    if (given instanceof List<?> items) {
      items.forEach(item -> entry.rows.add(row(entry.field, item, lockable, locked)));
    }
  }

  /**
   * A row has the fields of its item's dict; what is no dict fills every field.
   *
   * @param given the row's content; null for a new one
   */
  private Level row(Field list, Object given, boolean lockable, boolean locked) {
    List<Field> fields = new ArrayList<>();
    for (Field item : ((FieldType.Items) list.type()).items()) {
      if (item.type() instanceof FieldType.Level dict) {
        fields.addAll(dict.fields());
      } else {
        fields.add(item);
      }
    }
    Level row = new Level();
    if (given == null) {
      // Begins with defaults, on edit too.
      fill(row, fields, Defaults.of(fields), false, false);
    } else if (given instanceof Map<?, ?> map) {
      fill(row, fields, map, lockable, locked);
    } else {
      Map<String, Object> everywhere = new LinkedHashMap<>();
      fields.forEach(field -> everywhere.put(field.variable(), given));
      fill(row, fields, everywhere, lockable, locked);
    }
    visibility.settle(row);
    return row;
  }
}
