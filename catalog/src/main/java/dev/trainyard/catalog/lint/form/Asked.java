package dev.trainyard.catalog.lint.form;

import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question in a file, with what surrounds it. What has another shape than it needs counts as
 * absent.
 */
public final class Asked {

  /** Where a question is asked. */
  public enum Place {
    /** At the top. */
    TOP,
    /** In a dict. */
    DICT,
    /** As the item of a list. */
    ITEM,
    /** Below another question, beside which its answer stands. */
    SUB
  }

  private final YamlNode node;
  private final String path;
  private final Place place;
  private final Optional<Asked> parent;
  private final Level level;
  private final boolean inList;
  private final List<Asked> attrs = new ArrayList<>();
  private final List<Asked> items = new ArrayList<>();
  private final List<Asked> subquestions = new ArrayList<>();

  /**
   * A question.
   *
   * @param node the question
   * @param prefix the path of the level it is asked on
   * @param parent the question it is asked in or below
   * @param level gets the question
   */
  Asked(YamlNode node, String prefix, Place place, Optional<Asked> parent, Level level) {
    this.node = node;
    this.path = place == Place.ITEM ? prefix + "[]" : prefix + node.get("variable").text();
    this.place = place;
    this.parent = parent;
    this.level = level;
    this.inList = place == Place.ITEM || parent.filter(Asked::inList).isPresent();
    level.add(this);
  }

  /** The question as it stands. */
  public YamlNode node() {
    return node;
  }

  /** What its schema says. */
  public YamlNode schema() {
    return node.get("schema");
  }

  /** An attribute of its schema. */
  public YamlNode get(String attribute) {
    return schema().get(attribute);
  }

  /** Whether its schema has an attribute. */
  public boolean has(String attribute) {
    return schema().has(attribute);
  }

  /** Whether an attribute is {@code true}. */
  public boolean is(String attribute) {
    return get(attribute).kind() == YamlNode.Kind.BOOLEAN && get(attribute).text().equals("true");
  }

  public String variable() {
    return node.get("variable").text();
  }

  /** The name of its type; empty when it has none. */
  public String type() {
    return get("type").kind() == YamlNode.Kind.TEXT ? get("type").text() : "";
  }

  /** The path of its answer, {@code []} for the items of a list. */
  public String path() {
    return path;
  }

  public Place place() {
    return place;
  }

  /** The question it is asked in or below. */
  public Optional<Asked> parent() {
    return parent;
  }

  /** Whether it is part of the items of a list. */
  public boolean inList() {
    return inList;
  }

  /** The questions whose answers stand beside its own, itself among them. */
  public Level level() {
    return level;
  }

  /** The names in {@code $ref}. */
  public List<String> references() {
    return get("$ref").items().stream()
        .filter(name -> name.kind() == YamlNode.Kind.TEXT)
        .map(YamlNode::text)
        .toList();
  }

  /** Whether a release fills in what can be chosen. */
  public boolean isFilled() {
    return references().stream().anyMatch(name -> name.startsWith("definitions/"));
  }

  public List<Asked> attrs() {
    return attrs;
  }

  public List<Asked> items() {
    return items;
  }

  public List<Asked> subquestions() {
    return subquestions;
  }
}
