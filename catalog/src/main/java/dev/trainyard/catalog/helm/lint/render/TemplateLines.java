package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.generator.yaml.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where in a template a field of a manifest is written, as far as that can be told. */
final class TemplateLines {

  private static final Pattern KEY =
      Pattern.compile("[\"']?([A-Za-z0-9_./-]+)[\"']?:(?:\\s+(.*))?");
  private static final Pattern STEP = Pattern.compile("\\[\"([^\"]*)\"]|\\[([0-9]+)]|([^.\\[]+)");
  private static final Position TOP = new Position(1, 1);

  /**
   * A line that is a key.
   *
   * @param indent in front of the key
   * @param value the text behind it; may be empty
   */
  private record Line(int number, int indent, String key, String value) {}

  private static final Line NONE = new Line(0, 0, "", "");

  private final List<String> lines;

  TemplateLines(String text) {
    this.lines = text.lines().toList();
  }

  /**
   * The place of a field.
   *
   * @param kind the kind of the object
   * @param path the path of the field
   * @param value what it holds; null when it is missing
   * @return the first place of the file when several lines, or none, could be it
   */
  Position find(String kind, String path, Object value) {
    List<String> keys = keys(path);
    List<Line> all = ofKind(kind);
    for (int last = keys.size() - 1; last >= 0; last--) {
      String key = keys.get(last);
      List<Line> found = all.stream().filter(line -> line.key().equals(key)).toList();
      if (found.size() > 1 && last > 0) {
        String above = keys.get(last - 1);
        Map<Line, Line> parents = parents(all);
        found = narrowed(found, line -> parents.get(line).key().equals(above));
      }
      if (found.size() > 1 && value != null && last == keys.size() - 1) {
        String text = String.valueOf(value);
        found = narrowed(found, line -> line.value().contains(text));
      }
      if (found.size() == 1) {
        return new Position(found.get(0).number(), found.get(0).indent() + 1);
      }
      if (!found.isEmpty()) {
        return TOP;
      }
      // A field that is missing stands nowhere, what it belongs to does.
    }
    return TOP;
  }

  /** The first line that names something; the first one of the file when there is none. */
  Position mentions(String text) {
    for (int i = 0; i < lines.size(); i++) {
      int column = lines.get(i).indexOf(text);
      if (column >= 0) {
        return new Position(i + 1, column + 1);
      }
    }
    return TOP;
  }

  /** Whether a line names something. */
  boolean has(String text) {
    return lines.stream().anyMatch(line -> line.contains(text));
  }

  private static List<Line> narrowed(List<Line> found, Predicate<Line> condition) {
    List<Line> fewer = found.stream().filter(condition).toList();
    return fewer.isEmpty() ? found : fewer;
  }

  private static List<String> keys(String path) {
    List<String> keys = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      if (step.group(1) != null) {
        keys.add(step.group(1));
      } else if (step.group(3) != null) {
        keys.add(step.group(3));
      }
    }
    return keys;
  }

  /** The lines of the only document of a kind; those of all documents when it is not the only. */
  private List<Line> ofKind(String kind) {
    List<List<Line>> documents = new ArrayList<>();
    List<Line> document = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("---")) {
        documents.add(document);
        document = new ArrayList<>();
        continue;
      }
      int indent = indent(lines.get(i));
      Matcher key = KEY.matcher(lines.get(i)).region(indent, lines.get(i).length());
      if (key.matches()) {
        document.add(
            new Line(i + 1, indent, key.group(1), key.group(2) == null ? "" : key.group(2)));
      }
    }
    documents.add(document);
    List<List<Line>> fitting =
        documents.stream()
            .filter(
                lines ->
                    lines.stream()
                        .anyMatch(
                            line ->
                                line.indent() == 0
                                    && line.key().equals("kind")
                                    && line.value().strip().equals(kind)))
            .toList();
    return fitting.size() == 1 ? fitting.get(0) : documents.stream().flatMap(List::stream).toList();
  }

  /** Blanks, and the signs of items, each with a blank behind it. */
  private static int indent(String line) {
    int at = 0;
    while (at < line.length() && (line.charAt(at) == ' ' || line.startsWith("- ", at))) {
      at++;
    }
    return at;
  }

  /** For each line the nearest one before it that is less indented. */
  private static Map<Line, Line> parents(List<Line> all) {
    Map<Line, Line> parents = new IdentityHashMap<>();
    Deque<Line> around = new ArrayDeque<>();
    for (Line line : all) {
      while (!around.isEmpty() && around.peek().indent() >= line.indent()) {
        around.pop();
      }
      parents.put(line, around.isEmpty() ? NONE : around.peek());
      around.push(line);
    }
    return parents;
  }
}
