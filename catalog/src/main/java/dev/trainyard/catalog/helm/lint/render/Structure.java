package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.generator.helm.rule.Field;
import dev.trainyard.manifests.RenderedDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares what a version renders to with two texts for one answer: all but texts must be alike.
 */
final class Structure {

  /**
   * Where two renderings are not alike.
   *
   * @param document the object; the one of the first rendering
   * @param path the field; empty for the object as a whole
   * @param words what is otherwise
   * @param ofType whether a text has become something else than a text, and nothing more
   */
  record Difference(RenderedDocument document, String path, String words, boolean ofType) {}

  private final Collection<String> words;

  /**
   * A comparison.
   *
   * @param words what answers that were replaced hold; keys and names with one of them may differ
   */
  Structure(Collection<String> words) {
    this.words = words;
  }

  /** The first difference; empty when there is none. */
  Optional<Difference> compare(List<RenderedDocument> first, List<RenderedDocument> second) {
    Map<String, List<RenderedDocument>> before = grouped(first);
    Map<String, List<RenderedDocument>> after = grouped(second);
    for (var group : before.entrySet()) {
      List<RenderedDocument> others = after.getOrDefault(group.getKey(), List.of());
      if (others.size() != group.getValue().size()) {
        return Optional.of(
            new Difference(
                group.getValue().get(0),
                "",
                "%d objects in place of %d".formatted(others.size(), group.getValue().size()),
                false));
      }
      for (int i = 0; i < others.size(); i++) {
        RenderedDocument document = group.getValue().get(i);
        RenderedDocument other = others.get(i);
        if (!other.unreadable().isEmpty() && document.unreadable().isEmpty()) {
          return Optional.of(
              new Difference(document, "", "no object: " + other.unreadable(), false));
        }
        Optional<Difference> difference =
            compare(document, document.manifest().root(), other.object());
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    for (var group : after.entrySet()) {
      if (!before.containsKey(group.getKey())) {
        return Optional.of(new Difference(group.getValue().get(0), "", "an object more", false));
      }
    }
    return Optional.empty();
  }

  /** The objects by template and kind; Helm sorts by name, which an answer may be. */
  private Map<String, List<RenderedDocument>> grouped(List<RenderedDocument> documents) {
    Map<String, List<RenderedDocument>> groups = new LinkedHashMap<>();
    documents.forEach(
        document ->
            groups
                .computeIfAbsent(
                    document.source() + " " + document.kind(), key -> new ArrayList<>())
                .add(document));
    groups
        .values()
        .forEach(
            group ->
                group.sort(
                    Comparator.comparing(
                        document -> isWorded(document.name()) ? "" : document.name())));
    return groups;
  }

  private boolean isWorded(String text) {
    return words.stream().anyMatch(text::contains);
  }

  private Optional<Difference> compare(RenderedDocument document, Field first, Object second) {
    if (first.value() instanceof Map<?, ?> before && second instanceof Map<?, ?> after) {
      return maps(document, first, before, after);
    }
    if (first.value() instanceof List<?> && second instanceof List<?> after) {
      List<Field> before = first.items();
      if (before.size() != after.size()) {
        return difference(
            document,
            first,
            "%d items in place of %d".formatted(after.size(), before.size()),
            false);
      }
      for (int i = 0; i < before.size(); i++) {
        Optional<Difference> found = compare(document, before.get(i), after.get(i));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    String was = type(first.value());
    String is = type(second);
    boolean simple = !(second instanceof Map) && !(second instanceof List);
    return was.equals(is)
        ? Optional.empty()
        : difference(
            document,
            first,
            "%s in place of %s".formatted(is, was),
            simple && first.text().isPresent());
  }

  private Optional<Difference> maps(
      RenderedDocument document, Field field, Map<?, ?> before, Map<?, ?> after) {
    TreeSet<String> gone = new TreeSet<>();
    int free = 0;
    for (Object key : before.keySet()) {
      if (isWorded((String) key)) {
        free++;
      } else if (!after.containsKey(key)) {
        gone.add((String) key);
      }
    }
    TreeSet<String> more = new TreeSet<>();
    for (Object key : after.keySet()) {
      if (!before.containsKey(key)) {
        more.add((String) key);
      }
    }
    // What differs by design are keys that an answer names.
    int kept =
        (int)
            before.keySet().stream()
                .filter(key -> isWorded((String) key))
                .filter(after::containsKey)
                .count();
    if (!gone.isEmpty() || more.size() != free - kept) {
      return difference(
          document, field, gone.isEmpty() ? "other keys" : "no " + String.join(", ", gone), false);
    }
    for (Map.Entry<?, ?> entry : before.entrySet()) {
      if (after.containsKey(entry.getKey())) {
        Optional<Difference> found =
            compare(document, field.get((String) entry.getKey()), after.get(entry.getKey()));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Difference> difference(
      RenderedDocument document, Field field, String words, boolean ofType) {
    return Optional.of(new Difference(document, field.path(), words, ofType));
  }

  private static String type(Object value) {
    if (value == null) {
      return "nothing";
    }
    return value instanceof Map
        ? "a mapping"
        : value instanceof List
            ? "a list"
            : value instanceof Boolean
                ? "true or false"
                : value instanceof Number ? "a number" : "a text";
  }
}
