package dev.trainyard.generator.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries that stand side by side: a page's, a dict's, or those of a list's row. */
final class Level {

  final List<Entry> entries = new ArrayList<>();

  Optional<Entry> find(String variable) {
    for (Entry entry : entries) {
      if (entry.field.variable().equals(variable)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** All values, whether they show or not. */
  Map<String, Object> plain() {
    Map<String, Object> values = new LinkedHashMap<>();
    entries.forEach(entry -> values.put(entry.field.variable(), entry.observed()));
    return values;
  }
}
