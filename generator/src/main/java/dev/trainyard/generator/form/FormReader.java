package dev.trainyard.generator.form;

import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.Flaw;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlLimits;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a {@code questions.yaml} of any edition and author as a form. Whatever has the shape of a
 * question is kept as it stands, known or not; what has not cannot be shown by any wizard, is told
 * and left out.
 */
public final class FormReader {

  /** Questions of one form that are read; official forms have some hundreds. */
  public static final int QUESTIONS = 10_000;

  /**
   * Characters of a variable that is read; official ones have at most some forty. It is part of the
   * path of every question below it.
   */
  public static final int VARIABLE = 256;

  /**
   * What was read.
   *
   * @param form all that can be shown; asks nothing when the file cannot be read
   * @param flaws what is wrong with the file: first with its YAML, then with its questions
   */
  public record Result(Form form, List<Flaw> flaws) {
    /** Copies the list. */
    public Result {
      flaws = List.copyOf(flaws);
    }
  }

  private final List<Flaw> flaws;
  private int count;

  private FormReader(List<Flaw> before) {
    this.flaws = new ArrayList<>(before);
  }

  /** Reads the bytes of a file. */
  public static Result read(byte[] bytes) {
    return read(YamlReader.read(bytes));
  }

  /** Reads the form in a file. */
  public static Result read(YamlFile file) {
    FormReader reader = new FormReader(file.flaws());
    Form form = file.root().isPresent() ? reader.form(file.root()) : Form.EMPTY;
    return new Result(form, reader.flaws);
  }

  private Form form(YamlNode root) {
    List<Map<String, Object>> groups = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    Map<String, Object> more = new LinkedHashMap<>();
    if (!root.isMap()) {
      flaw(root.position(), "is no mapping");
    }
    root.entries()
        .forEach(
            (key, node) -> {
              if (key.equals(Attribute.QUESTIONS)) {
                fields.addAll(fields(node, key, true));
              } else if (key.equals(Attribute.GROUPS) && node.isList()) {
                node.items().forEach(group -> group(group).ifPresent(groups::add));
              } else {
                more.put(key, node.data());
              }
            });
    return new Form(groups, fields, more);
  }

  private Optional<Map<String, Object>> group(YamlNode group) {
    if (!group.isMap()) {
      flaw(group.position(), "a section is no mapping");
      return Optional.empty();
    }
    Map<String, Object> data = new LinkedHashMap<>();
    group.entries().forEach((key, node) -> data.put(key, node.data()));
    return Optional.of(data);
  }

  /**
   * The fields of a level. The depth of a file is bounded, so that of calls is too.
   *
   * @param named whether they have a key of their own; what an item of a list asks need not
   */
  private List<Field> fields(YamlNode list, String level, boolean named) {
    if (!list.isList()) {
      flaw(list.position(), level + " is no list");
    }
    List<Field> fields = new ArrayList<>();
    Set<String> variables = new HashSet<>();
    for (YamlNode node : list.items()) {
      if (count >= QUESTIONS) {
        flaw(node.position(), "there are more than " + QUESTIONS + " questions");
        break;
      }
      count++;
      if (isQuestion(node, named)) {
        Field field = field(node);
        fields.add(field);
        if (named && !variables.add(field.variable())) {
          flaw(
              node.get(Attribute.VARIABLE).position(),
              "the variable \"" + Visible.of(field.variable()) + "\" is there twice");
        }
      }
    }
    return fields;
  }

  private boolean isQuestion(YamlNode node, boolean named) {
    YamlNode variable = node.get(Attribute.VARIABLE);
    String found = "";
    if (!node.isMap()) {
      found = "a question is no mapping";
    } else if (named && (variable.kind() != YamlNode.Kind.TEXT || variable.text().isEmpty())) {
      found = "a question has no variable";
    } else if (variable.text().length() > VARIABLE) {
      found = "the variable of a question has more than " + VARIABLE + " characters";
    } else if (!node.get(Attribute.SCHEMA).isMap()) {
      found = "the question \"" + Visible.of(variable.text()) + "\" has no schema";
    }
    if (!found.isEmpty()) {
      flaw(node.position(), found);
    }
    return found.isEmpty();
  }

  private Field field(YamlNode node) {
    Map<String, Object> frame = new LinkedHashMap<>();
    Map<String, Object> schema = new LinkedHashMap<>();
    node.entries()
        .forEach(
            (name, value) -> {
              if (!name.equals(Attribute.SCHEMA)) {
                frame.put(name, value.data());
              }
            });
    node.get(Attribute.SCHEMA)
        .entries()
        .forEach(
            (name, value) ->
                schema.put(
                    name,
                    Attribute.LEVELS.contains(name)
                        ? fields(value, name, !name.equals(Attribute.ITEMS))
                        : value.data()));
    conditions(node.get(Attribute.SCHEMA).get(Attribute.SHOW_IF));
    return new Field(frame, schema, Remarks.NONE, Optional.of(node.position()));
  }

  private void conditions(YamlNode showIf) {
    if (showIf.isPresent() && !showIf.isList()) {
      flaw(showIf.position(), "show_if is no list");
    }
    for (YamlNode entry : showIf.items()) {
      Object data = entry.data();
      if (Condition.of(data).isEmpty() && !Condition.isAlternative(data)) {
        flaw(entry.position(), "a condition that is no comparison: " + Visible.of(entry.json()));
      }
    }
  }

  private void flaw(Position at, String found) {
    if (flaws.size() < YamlLimits.FLAWS) {
      flaws.add(new Flaw(Flaw.Kind.FORM, at, found));
    }
  }
}
