package dev.trainyard.generator.form;

import dev.trainyard.generator.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a wizard asks, or a level or list of them. Immutable.
 *
 * <p>It holds everything that was said about it, in the order in which it was said, so that a file
 * that is read and printed again says the same; attributes that no release knows stay as they are.
 * The accessors give the meaning that TrueNAS gives to it. What has a wrong shape (a {@code
 * required} that is no boolean) means the same as if it were absent.
 */
public final class Field {

  private final Map<String, Object> frame;
  private final Map<String, Object> schema;
  private final Remarks remarks;
  private final Optional<Position> position;
  // Asked again and again by every page that shows the field.
  private final String variable;
  private final FieldType type;
  private final List<Condition> conditions;

  /**
   * A field.
   *
   * @param frame what stands beside the schema
   * @param schema the schema; the attributes that hold fields have a list of {@link Field}
   */
  Field(
      Map<String, Object> frame,
      Map<String, Object> schema,
      Remarks remarks,
      Optional<Position> position) {
    this.frame = Collections.unmodifiableMap(new LinkedHashMap<>(frame));
    this.schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    this.remarks = remarks;
    this.position = position;
    this.variable = text(frame, Attribute.VARIABLE).orElse("");
    this.type = readType();
    this.conditions = shownIf().stream().flatMap(entry -> Condition.of(entry).stream()).toList();
  }

  /** Begins a field of a type such as {@code string}. */
  public static FieldBuilder field(String variable, String type) {
    return new FieldBuilder(variable, type);
  }

  /** Key of the answer at its level. */
  public String variable() {
    return variable;
  }

  /** The caption; may be empty. */
  public String label() {
    return text(frame, Attribute.LABEL).orElse("");
  }

  /** The tooltip as the wizard takes it, HTML; may be empty. */
  public String description() {
    return text(frame, Attribute.DESCRIPTION).orElse("");
  }

  /** The tooltip as plain text. */
  public String plainDescription() {
    return Html.toText(description());
  }

  /** Name of the section it is asked in; empty below the top level. */
  public String group() {
    return text(frame, Attribute.GROUP).orElse("");
  }

  /** Name of its type, such as {@code string}; may be empty. */
  public String typeName() {
    return text(schema, Attribute.TYPE).orElse("");
  }

  /** The kind of its answer. */
  public FieldType type() {
    return type;
  }

  private FieldType readType() {
    return switch (typeName()) {
      case "string" ->
          new FieldType.Line(rules(), options(), flag(Attribute.PRIVATE).orElse(false));
      case "int" -> new FieldType.Whole(whole(Attribute.MIN), whole(Attribute.MAX), options());
      case "boolean" -> new FieldType.YesNo();
      case "path" -> new FieldType.Path(rules());
      case "hostpath", "hostpathdirectory", "hostpathfile" -> new FieldType.HostPath(typeName());
      case "ipaddr" -> new FieldType.IpAddress(flag(Attribute.CIDR).orElse(false));
      case "uri" -> new FieldType.Uri(rules());
      case "cron" -> new FieldType.Schedule();
      case "text" -> new FieldType.Editor(rules(), text(schema, Attribute.LANGUAGE));
      case "list" -> new FieldType.Items(items());
      case "dict" -> new FieldType.Level(attrs());
      default -> new FieldType.Unknown(typeName());
    };
  }

  /** Whether the owner must give a value that is not empty. */
  public boolean required() {
    return flag(Attribute.REQUIRED).orElse(false);
  }

  /** Whether null is a legal answer. */
  public boolean nullable() {
    return flag(Attribute.NULL).orElse(false);
  }

  /** Whether an empty answer is refused although the field is not required. */
  public boolean refusesEmpty() {
    return !flag(Attribute.EMPTY).orElse(true);
  }

  /** Whether the answer is fixed after installation. */
  public boolean immutable() {
    return flag(Attribute.IMMUTABLE).orElse(false);
  }

  /** Whether the owner may change the default. */
  public boolean editable() {
    return flag(Attribute.EDITABLE).orElse(true);
  }

  /** Whether the wizard shows nothing of it. */
  public boolean hidden() {
    return flag(Attribute.HIDDEN).orElse(false);
  }

  /** Whether a default is stated, which may be null. */
  public boolean hasDefault() {
    return schema.containsKey(Attribute.DEFAULT);
  }

  /** The default that is stated; empty when none is, and when it is null. */
  public Optional<Object> defaultValue() {
    return Optional.ofNullable(schema.get(Attribute.DEFAULT));
  }

  /** What {@code show_if} asks for, all of it; conditions of another shape are left out. */
  public List<Condition> conditions() {
    return conditions;
  }

  /** The entries of {@code show_if} as data, whatever their shape. */
  public List<Object> shownIf() {
    return schema.get(Attribute.SHOW_IF) instanceof List<?> list
        ? Collections.unmodifiableList(new ArrayList<>(list))
        : List.of();
  }

  /** Names of what TrueNAS adds to the field or checks, such as {@code definitions/timezone}. */
  public List<String> references() {
    List<String> references = new ArrayList<>();
    if (schema.get(Attribute.REFERENCES) instanceof List<?> list) {
      list.stream().filter(String.class::isInstance).forEach(name -> references.add((String) name));
    }
    return references;
  }

  /** The same level with another field as its last. */
  public Field with(Field last) {
    Map<String, Object> more = new LinkedHashMap<>(schema);
    List<Field> fields = new ArrayList<>(attrs());
    fields.add(last);
    more.put(Attribute.ATTRS, List.copyOf(fields));
    return new Field(frame, more, remarks, position);
  }

  /** The fields of a level, whatever the type. */
  public List<Field> attrs() {
    return fields(Attribute.ATTRS);
  }

  /** What an item of a list asks, whatever the type. */
  public List<Field> items() {
    return fields(Attribute.ITEMS);
  }

  /** Fields that are asked beside this one while it has the answer {@link #subquestionsIf()}. */
  public List<Field> subquestions() {
    return fields(Attribute.SUBQUESTIONS);
  }

  /** The answer for which subquestions are shown; without one they never are. */
  public Optional<Object> subquestionsIf() {
    return Optional.ofNullable(schema.get(Attribute.SHOW_SUBQUESTIONS_IF));
  }

  /** The fields below this one, subquestions included. */
  public List<Field> children() {
    List<Field> children = new ArrayList<>(attrs());
    children.addAll(items());
    children.addAll(subquestions());
    return children;
  }

  /** Everything beside the schema as data in its order: variable, label, description, group. */
  public Map<String, Object> frame() {
    return frame;
  }

  /** Everything in the schema but fields below it, as data in its order. */
  public Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>(schema);
    attributes.keySet().removeAll(Attribute.LEVELS);
    return attributes;
  }

  /** What is known beyond what the wizard can be told. */
  public Remarks remarks() {
    return remarks;
  }

  /** Where it was read. */
  public Optional<Position> position() {
    return position;
  }

  /** The field as an entry of {@code questions.yaml}. */
  Map<String, Object> toData() {
    Map<String, Object> data = new LinkedHashMap<>(frame);
    Map<String, Object> printed = new LinkedHashMap<>();
    schema.forEach(
        (name, value) ->
            printed.put(name, Attribute.LEVELS.contains(name) ? toData(fields(name)) : value));
    data.put(Attribute.SCHEMA, printed);
    return data;
  }

  static List<Map<String, Object>> toData(List<Field> fields) {
    return fields.stream().map(Field::toData).toList();
  }

  private List<Field> fields(String attribute) {
    List<Field> fields = new ArrayList<>();
    if (schema.get(attribute) instanceof List<?> list) {
      list.stream().map(Field.class::cast).forEach(fields::add);
    }
    return fields;
  }

  private TextRules rules() {
    return new TextRules(
        whole(Attribute.MIN_LENGTH),
        whole(Attribute.MAX_LENGTH),
        text(schema, Attribute.VALID_CHARS),
        text(schema, Attribute.VALID_CHARS_ERROR));
  }

  /** What can be chosen, whatever the type; empty when there is no such list. */
  public Optional<List<Option>> options() {
    if (!(schema.get(Attribute.ENUM) instanceof List<?> list)) {
      return Optional.empty();
    }
    List<Option> options = new ArrayList<>();
    for (Object entry : list) {
      if (entry instanceof Map<?, ?> option) {
        options.add(
            new Option(
                Optional.ofNullable(option.get(Attribute.VALUE)),
                option.get(Attribute.DESCRIPTION) instanceof String words ? words : ""));
      }
    }
    return Optional.of(options);
  }

  private Optional<Boolean> flag(String attribute) {
    return schema.get(attribute) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  private Optional<Long> whole(String attribute) {
    Object value = schema.get(attribute);
    return value instanceof Long || value instanceof Integer
        ? Optional.of(((Number) value).longValue())
        : Optional.empty();
  }

  private static Optional<String> text(Map<String, Object> from, String attribute) {
    return from.get(attribute) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Whether the other one says the same; remarks and places say nothing. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Field field && frame.equals(field.frame) && schema.equals(field.schema);
  }

  @Override
  public int hashCode() {
    return Objects.hash(frame, schema);
  }

  @Override
  public String toString() {
    return "field " + variable();
  }
}
