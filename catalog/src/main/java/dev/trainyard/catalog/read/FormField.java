package dev.trainyard.catalog.read;

import java.util.List;

/**
 * A question of a published form. What is not modelled is found in the two nodes: no key of a file
 * is lost.
 *
 * @param frame the whole question: variable, label, description, group, schema
 * @param schema its schema; missing when there is none
 * @param variable the key of the answer; may be empty for an item of a list
 * @param attrs the questions inside an answer of type {@code dict}
 * @param items what the items of a list may be
 * @param subquestions questions that answer beside this one
 * @param showIf when it is asked; all must hold
 */
public record FormField(
    YamlNode frame,
    YamlNode schema,
    String variable,
    List<FormField> attrs,
    List<FormField> items,
    List<FormField> subquestions,
    List<FormCondition> showIf) {

  /** Copies the lists. */
  public FormField {
    attrs = List.copyOf(attrs);
    items = List.copyOf(items);
    subquestions = List.copyOf(subquestions);
    showIf = List.copyOf(showIf);
  }

  /** Where the question stands. */
  public Position position() {
    return frame.position();
  }

  /** The type as it is written; empty when there is none. */
  public String type() {
    return schema.get("type").text();
  }

  /** What the owner reads. */
  public String label() {
    return frame.get("label").text();
  }

  /** The section of the form; empty below the top. */
  public String group() {
    return frame.get("group").text();
  }

  /** The default; missing when there is none. */
  public YamlNode defaultAnswer() {
    return schema.get("default");
  }

  /** The answers to choose from; empty when there is no such list. */
  public List<YamlNode> options() {
    return schema.get("enum").items().stream().map(option -> option.get("value")).toList();
  }

  /** The names in {@code $ref}. */
  public List<String> references() {
    return schema.get("$ref").items().stream().map(YamlNode::text).toList();
  }

  /** What the answer must be for the subquestions to be asked; missing when they always are. */
  public YamlNode showSubquestionsIf() {
    return schema.get("show_subquestions_if");
  }
}
