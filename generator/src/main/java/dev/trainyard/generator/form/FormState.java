package dev.trainyard.generator.form;

import java.util.ArrayList;
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

  private final ReleaseLine line;
  private final Opening opening;
  private final Map<String, Object> leftOver = new LinkedHashMap<>();
  private Form form;
  private Level page;

  private FormState(Form form, ReleaseLine line, Optional<Map<String, Object>> stored) {
    this.line = line;
    this.opening = new Opening(line, stored.isPresent());
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
    page = opening.page(opened, stored);
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
    opening.addRow(found.entry());
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
      opening.visibility().changed(at.level(), at.entry());
    }
  }

  /**
   * Chooses another version, whose page begins anew; up to 24.04 the answers to questions that it
   * does not ask stay and are sent.
   */
  public FormState choose(Form other) {
    if (!line.isAtLeast(ReleaseLine.SCALE_24_10)) {
      leftOver.putAll(new Payload(line, form).of(page));
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
    return isVisible(path) ? new Validity(line).errors(found(path).entry()) : List.of();
  }

  /** Whether the button to install or save is active. */
  public boolean isValid() {
    return new Validity(line).isValid(page);
  }

  // --- what is sent

  /** The answers as the page sends them, without the app's name and version. */
  public Map<String, Object> payload() {
    Map<String, Object> values = new LinkedHashMap<>(leftOver);
    values.putAll(new Payload(line, form).of(page));
    return values;
  }

  /** What the page sends of the field; empty when it sends nothing of it. */
  Optional<Object> sent(String path) {
    Optional<Found> found = find(path);
    Payload payload = new Payload(line, form);
    for (Found at = found.orElse(null); at != null; at = at.around()) {
      if (!payload.isSent(at.entry())) {
        return Optional.empty();
      }
    }
    return found.map(at -> payload.of(at.entry(), around(at)));
  }

  private static List<String> around(Found found) {
    List<String> variables = new ArrayList<>();
    for (Found at = found.around(); at != null; at = at.around()) {
      variables.add(0, at.entry().field.variable());
    }
    return variables;
  }

  /** How many rows a list has. */
  int rows(String path) {
    return found(path).entry().rows.size();
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
