package dev.trainyard.catalog.lint.form;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form as it stands in its file: every question with its place, its level and its parent. */
public final class AskedForm {

  /**
   * Something among questions that is none, or that is not gone into.
   *
   * @param node what stands there
   * @param path the path of the level
   * @param found what it is
   * @param allowed what it may be
   * @param fix what to do
   */
  public record Strange(YamlNode node, String path, String found, String allowed, String fix) {}

  private final YamlNode root;
  private final Form form;
  private final List<Asked> top;
  private final List<Asked> all = new ArrayList<>();
  private final List<Strange> strange = new ArrayList<>();
  private final Map<Position, Field> fields = new HashMap<>();
  private final Map<String, Field> firsts = new HashMap<>();
  private boolean complete = true;

  /** The form in a file that holds a mapping. */
  public AskedForm(YamlNode root) {
    this.root = root;
    this.form = FormReader.read(new YamlFile(root, List.of())).form();
    collect(form.fields());
    top = level(root.get("questions"), "", Asked.Place.TOP, Optional.empty(), new Level());
  }

  private void collect(List<Field> level) {
    for (Field field : level) {
      field.position().ifPresent(at -> fields.putIfAbsent(at, field));
      firsts.putIfAbsent(field.variable(), field);
      collect(field.children());
    }
  }

  /** The depth of a file is bounded, and that of the calls with it. */
  private List<Asked> level(
      YamlNode list, String prefix, Asked.Place place, Optional<Asked> parent, Level level) {
    List<Asked> asked = new ArrayList<>();
    for (YamlNode node : list.items()) {
      if (all.size() >= FormReader.QUESTIONS) {
        tooMany(node, prefix);
        break;
      }
      if (!isQuestion(node, prefix)) {
        continue;
      }
      Asked question = new Asked(node, prefix, place, parent, level);
      asked.add(question);
      all.add(question);
      Optional<Asked> self = Optional.of(question);
      question
          .subquestions()
          .addAll(level(question.get("subquestions"), prefix, Asked.Place.SUB, self, level));
      question
          .attrs()
          .addAll(
              level(
                  question.get("attrs"),
                  question.path() + ".",
                  Asked.Place.DICT,
                  self,
                  new Level()));
      question
          .items()
          .addAll(
              level(question.get("items"), question.path(), Asked.Place.ITEM, self, new Level()));
    }
    return asked;
  }

  private boolean isQuestion(YamlNode node, String prefix) {
    if (!node.isMap()) {
      strange.add(
          new Strange(node, prefix, Fields.describe(node), "a mapping", "Correct the question."));
      return false;
    }
    int length = node.get("variable").text().length();
    if (length > FormReader.VARIABLE) {
      strange.add(
          new Strange(
              node,
              prefix,
              "has a variable of " + length + " characters",
              "at most " + FormReader.VARIABLE,
              "Give it a shorter one; the question is not checked."));
      return false;
    }
    return true;
  }

  /** Told once, at the first of those that are left out. */
  private void tooMany(YamlNode node, String prefix) {
    if (complete) {
      strange.add(
          new Strange(
              node,
              prefix,
              "comes behind " + FormReader.QUESTIONS + " others",
              "at most " + FormReader.QUESTIONS + " questions",
              "Ask less; what follows is not checked."));
    }
    complete = false;
  }

  /** The file. */
  public YamlNode root() {
    return root;
  }

  /** The form as wizards read it. */
  public Form form() {
    return form;
  }

  /** What is asked at the top. */
  public List<Asked> top() {
    return top;
  }

  /** Every question, at whatever level. */
  public List<Asked> all() {
    return all;
  }

  /** What stands among questions and is none, or is not gone into. */
  public List<Strange> strange() {
    return strange;
  }

  /** A question as wizards read it; empty when none can show it. */
  public Optional<Field> field(Asked question) {
    return Optional.ofNullable(fields.get(question.node().position()));
  }

  /**
   * The earlier field that wizards of 23.10 and 24.04 take a list for, since it has the same
   * variable, at whatever level: what they then send of the list is not what was filled in. Empty
   * when they do not.
   *
   * @param list a field of this form
   */
  public Optional<Field> mistakenFor(Field list) {
    Optional<Field> first =
        Optional.ofNullable(firsts.get(list.variable())).filter(other -> other != list);
    if (first.isEmpty() || !(list.type() instanceof FieldType.Items items)) {
      return Optional.empty();
    }
    if (first.get().type() instanceof FieldType.Items others) {
      return first.filter(other -> others.ofLevels() != items.ofLevels());
    }
    return first.filter(other -> items.ofLevels());
  }
}
