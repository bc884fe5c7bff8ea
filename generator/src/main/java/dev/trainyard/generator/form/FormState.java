package dev.trainyard.generator.form;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A wizard's page that somebody fills in: what shows, what is complained about, and what is sent,
 * as the wizard of a release computes it, with its mistakes.
 *
 * <p>Paths have dots, and the number of a row in brackets: {@code storage.data.type}, {@code
 * agents[0].name}; the row of a list of plain values is its value, {@code words[1]}. Answers are
 * texts, {@link Long}s and booleans, of a schedule the line of a crontab. Not thread-safe.
 */
public final class FormState {

  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]*[a-z0-9])?");

  /** Wizards want a dot in the host, so that {@code localhost} is none. */
  private static final Pattern URI =
      Pattern.compile("(https?://)?[\\w-]+(\\.[\\w-]+)+(:[0-9]+)?([/?#][^\\s]*)?");

  private final ReleaseLine line;
  private final boolean editing;
  private final Map<String, Object> leftOver = new LinkedHashMap<>();
  private final Deque<Entry> changing = new ArrayDeque<>();
  private Form form;
  private Level page;

  private FormState(Form form, ReleaseLine line, Optional<Map<String, Object>> stored) {
    this.line = line;
    this.editing = stored.isPresent();
    open(form, stored.orElse(Map.of()));
  }

  /** The page to install an app. */
  public static FormState install(Form form, ReleaseLine line) {
    return new FormState(form, line, Optional.empty());
  }

  /**
   * The page to edit an installed app.
   *
   * @param stored the answers that are in force
   */
  public static FormState edit(Form form, ReleaseLine line, Map<String, Object> stored) {
    return new FormState(form, line, Optional.of(stored));
  }

  /**
   * What the page says about the name of a new app; nothing when it is accepted.
   *
   * @param taken names of the apps that are installed
   */
  public static List<String> nameErrors(String name, Set<String> taken) {
    List<String> errors = new ArrayList<>();
    if (name.isEmpty()) {
      errors.add("Application Name is required");
    } else if (!NAME.matcher(name).matches()) {
      errors.add("Invalid format or character");
    }
    if (taken.contains(name)) {
      errors.add("The name \"" + name + "\" is already in use.");
    }
    return errors;
  }

  private void open(Form opened, Map<String, Object> stored) {
    form = opened;
    page = new Level();
    List<Field> homeless = opened.homeless();
    List<Field> asked =
        opened.fields().stream().filter(field -> !homeless.contains(field)).toList();
    fill(page, asked, stored, editing, false);
    settle(page);
  }

  // --- building

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
        settle(entry.level);
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
    settle(row);
    return row;
  }

  // --- conditions

  /** What shows when a page or row opens. */
  private void settle(Level level) {
    for (Entry entry : level.entries) {
      for (Field subquestion : entry.field.subquestions()) {
        level
            .find(subquestion.variable())
            .filter(sub -> !isAnswer(entry))
            .ifPresent(
                sub -> {
                  sub.shown = false;
                  sub.lateSubquestion = true;
                });
      }
    }
    for (Entry entry : level.entries) {
      if (!entry.field.hidden() && !holdsAtFirst(level, entry)) {
        show(level, entry, false);
        // A field that does not show at first loses its checks for good.
        entry.checked = !line.isAtLeast(ReleaseLine.SCALE_24_10);
      }
    }
  }

  private static boolean isAnswer(Entry parent) {
    return parent.field.subquestionsIf().filter(parent.observed()::equals).isPresent();
  }

  private boolean holdsAtFirst(Level level, Entry entry) {
    List<Condition> conditions =
        entry.field.conditions().stream().filter(Condition::known).toList();
    for (Condition condition : conditions) {
      Optional<Entry> source = level.find(condition.variable());
      boolean later =
          source.filter(s -> level.entries.indexOf(s) > level.entries.indexOf(entry)).isPresent();
      if (line == ReleaseLine.SCALE_22_12 && (source.isEmpty() || later)) {
        // A control that nobody sees takes the name, and the question itself never gets one.
        source.ifPresent(s -> s.shown = false);
        if (!condition.holds(null)) {
          return false;
        }
      } else if (source.isEmpty()) {
        // A script error: nothing comes of the conditions.
        return true;
      } else if (!fulfils(source.get(), condition)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fulfils(Entry source, Condition condition) {
    return source.shown && condition.holds(source.observed());
  }

  /** Each condition acts alone once its source has changed. */
  private void changed(Level level, Entry source) {
    if (changing.contains(source)) {
      return;
    }
    changing.push(source);
    for (Field subquestion : source.field.subquestions()) {
      level.find(subquestion.variable()).ifPresent(sub -> show(level, sub, isAnswer(source)));
    }
    watched(level, source);
    changing.pop();
  }

  private void watched(Level level, Entry source) {
    for (Entry entry : level.entries) {
      if (!entry.field.hidden() && !brokenAtFirst(level, entry)) {
        entry.field.conditions().stream()
            .filter(Condition::known)
            .filter(condition -> condition.variable().equals(source.field.variable()))
            .forEach(condition -> show(level, entry, fulfils(source, condition)));
      }
    }
  }

  /** After a script error no condition of the field is watched. */
  private boolean brokenAtFirst(Level level, Entry entry) {
    return line != ReleaseLine.SCALE_22_12
        && entry.field.conditions().stream()
            .filter(Condition::known)
            .anyMatch(condition -> level.find(condition.variable()).isEmpty());
  }

  private void show(Level level, Entry entry, boolean shown) {
    if (entry.shown == shown) {
      return;
    }
    entry.shown = shown;
    if (shown && entry.control == Control.ROWS && repeatsDefaultRows()) {
      rows(entry, entry.field.defaultValue().orElse(null), false, false);
    }
    // Hiding a field leaves its subquestions alone.
    if (!changing.contains(entry)) {
      changing.push(entry);
      watched(level, entry);
      changing.pop();
    }
  }

  private boolean repeatsDefaultRows() {
    return !editing && (line == ReleaseLine.SCALE_23_10 || line == ReleaseLine.SCALE_24_10);
  }

  // --- what the owner does

  /**
   * Types or chooses an answer.
   *
   * @param value null clears a number
   * @throws IllegalArgumentException if the page has no such field
   */
  public FormState answer(String path, Object value) {
    Found found = found(path);
    found.entry().value = value;
    touched(found);
    return this;
  }

  /** Adds a row to a list. */
  public FormState add(String path) {
    Found found = found(path);
    found.entry().rows.add(row(found.entry().field, null, false, false));
    touched(found);
    return this;
  }

  /** Removes a row of a list, counted from 0. */
  public FormState remove(String path, int row) {
    Found found = found(path);
    found.entry().rows.remove(row);
    touched(found);
    return this;
  }

  /** What lies around a changed value has changed as well. */
  private void touched(Found found) {
    for (Found at = found; at != null; at = at.around()) {
      changed(at.level(), at.entry());
    }
  }

  /**
   * Chooses another version, whose page begins anew; up to 24.04 the answers to questions that it
   * does not ask stay and are sent.
   */
  public FormState choose(Form other) {
    if (!line.isAtLeast(ReleaseLine.SCALE_24_10)) {
      leftOver.putAll(payload(page));
    }
    open(other, Map.of());
    other.fields().forEach(field -> leftOver.remove(field.variable()));
    return this;
  }

  // --- what shows

  /** Whether the owner sees the field. */
  public boolean isVisible(String path) {
    Optional<Found> found = find(path);
    if (found.isEmpty()) {
      return false;
    }
    for (Found at = found.get(); at != null; at = at.around()) {
      if (!at.entry().shown || at.entry().field.hidden()) {
        return false;
      }
    }
    Entry entry = found.get().entry();
    return entry.control != Control.LEVEL
        || !entry.level.entries.isEmpty()
        || !line.isAtLeast(ReleaseLine.SCALE_24_10);
  }

  /** Whether the owner can change the field. */
  public boolean isEnabled(String path) {
    return isVisible(path) && !found(path).entry().fixed;
  }

  /** What the page draws for the field, if it shows. */
  public Control control(String path) {
    return find(path).map(found -> found.entry().control).orElse(Control.NONE);
  }

  /** The value the page holds: as for {@link #answer}, of a list its rows. */
  public Object value(String path) {
    return found(path).entry().observed();
  }

  /** Dotted paths that the page's search offers: titled questions outside lists. */
  public List<String> searchable() {
    List<String> paths = new ArrayList<>();
    searchable(paths, page, "");
    return paths;
  }

  private static void searchable(List<String> paths, Level level, String prefix) {
    for (Entry entry : level.entries) {
      if (entry.field.hidden() || entry.lateSubquestion) {
        continue;
      }
      if (entry.control == Control.LEVEL) {
        searchable(paths, entry.level, prefix + entry.field.variable() + ".");
      } else if (!entry.field.label().isEmpty()) {
        paths.add(prefix + entry.field.variable());
      }
    }
  }

  // --- complaints

  /** What the page says about the field. */
  public List<String> errors(String path) {
    return isVisible(path) ? errors(found(path).entry()) : List.of();
  }

  /** Whether the button to install or save is active. */
  public boolean isValid() {
    return isValid(page);
  }

  private boolean isValid(Level level) {
    return level.entries.stream()
        .filter(entry -> entry.shown && !entry.field.hidden())
        .allMatch(
            entry ->
                errors(entry).isEmpty()
                    && (entry.level == null || isValid(entry.level))
                    && entry.rows.stream().allMatch(this::isValid));
  }

  private List<String> errors(Entry entry) {
    List<String> errors = new ArrayList<>();
    if (!entry.checked || entry.fixed) {
      return errors;
    }
    Field field = entry.field;
    boolean needed =
        field.required() || field.refusesEmpty() && line.isAtLeast(ReleaseLine.SCALE_24_10);
    boolean empty =
        entry.control == Control.ROWS
            ? entry.rows.isEmpty()
            : entry.control != Control.LEVEL && (entry.value == null || entry.value.equals(""));
    if (needed && empty) {
      errors.add(field.label() + " is required");
    } else if (entry.value instanceof Long number
        && field.type() instanceof FieldType.Whole limits) {
      // A bound of 0 is taken for none.
      limits
          .minimum()
          .filter(bound -> bound != 0 && number < bound)
          .ifPresent(bound -> errors.add("Minimum value is " + bound));
      limits
          .maximum()
          .filter(bound -> bound != 0 && number > bound)
          .ifPresent(bound -> errors.add("Maximum value is " + bound));
    } else if (entry.value instanceof String text && !empty) {
      errors.addAll(errors(field, text));
    }
    return errors;
  }

  private List<String> errors(Field field, String text) {
    List<String> errors = new ArrayList<>();
    TextRules rules =
        field.type() instanceof FieldType.Line type
            ? type.rules()
            : field.type() instanceof FieldType.Editor type ? type.rules() : null;
    if (rules != null) {
      rules
          .minimumLength()
          .filter(bound -> bound != 0 && text.length() < bound)
          .ifPresent(
              bound ->
                  errors.add("The length of " + field.label() + " should be at least " + bound));
      rules
          .maximumLength()
          .filter(bound -> bound != 0 && text.length() > bound)
          .ifPresent(
              bound ->
                  errors.add(
                      "The length of " + field.label() + " should be no more than " + bound));
    }
    if (field.type() instanceof FieldType.Uri
        && line.isAtLeast(ReleaseLine.SCALE_24_10)
        && !URI.matcher(text).matches()) {
      errors.add("Invalid format or character");
    }
    if (field.type() instanceof FieldType.Schedule && !Crontab.isLine(text)) {
      errors.add("Invalid cron expression");
    }
    return errors;
  }

  // --- what is sent

  /** The answers as the page sends them, without the app's name and version. */
  public Map<String, Object> payload() {
    Map<String, Object> values = new LinkedHashMap<>(leftOver);
    values.putAll(payload(page));
    return values;
  }

  private Map<String, Object> payload(Level level) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Entry entry : level.entries) {
      boolean sent =
          entry.shown && (!entry.field.hidden() || line.isAtLeast(ReleaseLine.SCALE_24_10));
      Object value = sent ? payload(entry) : null;
      if (value != null || sent && entry.field.nullable()) {
        values.put(entry.field.variable(), value);
      }
    }
    return values;
  }

  private Object payload(Entry entry) {
    return switch (entry.control) {
      case LEVEL -> payload(entry.level);
      case SCHEDULER -> Crontab.fields(String.valueOf(entry.value));
      case ROWS -> {
        List<Object> rows = new ArrayList<>();
        for (Level row : entry.rows) {
          Map<String, Object> values = payload(row);
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

  // --- paths

  /**
   * An entry and where it stands.
   *
   * @param around what its level belongs to; null at the top
   */
  private record Found(Level level, Entry entry, Found around) {}

  private Found found(String path) {
    return find(path)
        .orElseThrow(() -> new IllegalArgumentException("the page has no field " + path));
  }

  private Optional<Found> find(String path) {
    Level level = page;
    Found at = null;
    String[] steps = path.split("\\.");
    for (int i = 0; i < steps.length; i++) {
      String step = steps[i];
      int bracket = step.indexOf('[');
      String variable = bracket < 0 ? step : step.substring(0, bracket);
      Optional<Entry> entry = level == null ? Optional.empty() : level.find(variable);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      at = new Found(level, entry.get(), at);
      level = entry.get().level;
      if (bracket >= 0) {
        int number = Integer.parseInt(step.substring(bracket + 1, step.length() - 1));
        if (number >= entry.get().rows.size()) {
          return Optional.empty();
        }
        level = entry.get().rows.get(number);
        if (i == steps.length - 1 && isPlain(entry.get().field)) {
          return Optional.of(new Found(level, level.entries.get(0), at));
        }
      }
    }
    return Optional.ofNullable(at);
  }

  private static boolean isPlain(Field list) {
    return list.type() instanceof FieldType.Items items
        && items.items().stream().noneMatch(item -> item.type() instanceof FieldType.Level);
  }
}
