package dev.trainyard.generator.form;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code questions.yaml} as a form. Whatever has the shape of a question is kept as it
 * stands, known or not; what has not cannot be shown by any wizard and is reported.
 */
public final class FormReader {

  /**
   * What was read.
   *
   * @param form all that can be shown
   * @param problems what cannot
   */
  public record Result(Form form, List<Problem> problems) {}

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  private FormReader(String file) {
    this.file = file;
  }

  /**
   * Reads a form.
   *
   * @param file the file's path, for problems
   * @param root the file's content
   */
  public static Result read(String file, FormNode root) {
    FormReader reader = new FormReader(file);
    return new Result(reader.form(root), reader.problems);
  }

  private Form form(FormNode root) {
    List<Map<String, Object>> groups = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    Map<String, Object> more = new LinkedHashMap<>();
    if (!(root.data() instanceof Map<?, ?>)) {
      fault(root, "is no mapping", "a mapping with groups and questions");
    }
    root.entries()
        .forEach(
            (key, node) -> {
              if (key.equals("questions")) {
                fields.addAll(fields(node));
              } else if (key.equals("groups") && node.data() instanceof List<?>) {
                node.elements().forEach(group -> groups.add(group(group)));
              } else {
                more.put(key, node.data());
              }
            });
    groups.removeIf(Map::isEmpty);
    return new Form(groups, fields, more);
  }

  private Map<String, Object> group(FormNode group) {
    if (!(group.data() instanceof Map<?, ?>)) {
      fault(group, "is no mapping", "a section with name and description");
    }
    return data(group.entries());
  }

  private static Map<String, Object> data(Map<String, ? extends FormNode> entries) {
    Map<String, Object> data = new LinkedHashMap<>();
    entries.forEach((key, node) -> data.put(key, node.data()));
    return data;
  }

  private List<Field> fields(FormNode list) {
    if (!(list.data() instanceof List<?>)) {
      fault(list, "is no list", "a list of questions");
    }
    List<Field> fields = new ArrayList<>();
    list.elements().forEach(node -> field(node).ifPresent(fields::add));
    return fields;
  }

  private Optional<Field> field(FormNode node) {
    FormNode schema = node.entries().get(Attribute.SCHEMA);
    FormNode variable = node.entries().get(Attribute.VARIABLE);
    if (schema == null || !(schema.data() instanceof Map<?, ?>)) {
      fault(node, "has no schema", "a question with variable, label and schema");
      return Optional.empty();
    }
    if (variable == null || !(variable.data() instanceof String)) {
      fault(node, "has no variable", "a question with variable, label and schema");
      return Optional.empty();
    }
    Map<String, Object> frame = data(node.entries());
    frame.remove(Attribute.SCHEMA);
    Map<String, Object> attributes = new LinkedHashMap<>();
    schema
        .entries()
        .forEach(
            (name, value) ->
                attributes.put(
                    name, Attribute.LEVELS.contains(name) ? fields(value) : value.data()));
    return Optional.of(new Field(frame, attributes, Remarks.NONE, Optional.of(node.position())));
  }

  private void fault(FormNode node, String found, String allowed) {
    problems.add(
        Problem.error(
            Rule.INDEXED_VALUE,
            Where.inFile(file, node.position().line(), node.position().column()),
            found,
            allowed,
            "correct the file, or leave it out"));
  }
}
