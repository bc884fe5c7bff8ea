package dev.trainyard.generator.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what is said about a {@link Field}; it is printed in the order in which it was said. */
public final class FieldBuilder {

  private final Map<String, Object> frame = new LinkedHashMap<>();
  private final Map<String, Object> schema = new LinkedHashMap<>();
  private Remarks remarks = Remarks.NONE;

  FieldBuilder(String variable, String type) {
    frame.put(Attribute.VARIABLE, variable);
    frame.put(Attribute.LABEL, "");
    schema.put(Attribute.TYPE, type);
  }

  /** The caption; empty for none. */
  public FieldBuilder label(String label) {
    frame.put(Attribute.LABEL, label);
    return this;
  }

  /** The tooltip, plain text; the wizard shows it as HTML, so it is escaped. */
  public FieldBuilder description(String text) {
    if (!text.isEmpty()) {
      frame.put(Attribute.DESCRIPTION, Html.ofText(text));
    }
    return this;
  }

  /** The section it is asked in; empty for none. */
  public FieldBuilder group(String name) {
    if (!name.isEmpty()) {
      frame.put(Attribute.GROUP, name);
    }
    return this;
  }

  /** The owner must give a value that is not empty. */
  public FieldBuilder required() {
    return with(Attribute.REQUIRED, true);
  }

  /** Whether null is a legal answer, which some references ask to be said. */
  public FieldBuilder nullable(boolean nullable) {
    return with(Attribute.NULL, nullable);
  }

  /** The answer is fixed after installation. */
  public FieldBuilder immutable() {
    return with(Attribute.IMMUTABLE, true);
  }

  /** The owner cannot change the default. */
  public FieldBuilder notEditable() {
    return with(Attribute.EDITABLE, false);
  }

  /** The wizard shows nothing of it. */
  public FieldBuilder hidden() {
    return with(Attribute.HIDDEN, true);
  }

  /** It is typed as a password. */
  public FieldBuilder secret() {
    return with(Attribute.PRIVATE, true);
  }

  /** The answer before the owner touches it; may be null. */
  public FieldBuilder defaultValue(Object value) {
    return with(Attribute.DEFAULT, value);
  }

  /** The condition under which it is asked. */
  public FieldBuilder showIf(Condition condition) {
    List<Object> triple = new ArrayList<>();
    triple.add(condition.variable());
    triple.add(condition.operator());
    triple.add(condition.value().orElse(null));
    return with(Attribute.SHOW_IF, List.of(triple));
  }

  /** What TrueNAS adds to it or checks. */
  public FieldBuilder reference(String name) {
    return with(Attribute.REFERENCES, List.of(name));
  }

  /** The smallest legal number; wizards ignore 0, so it is kept as a remark. */
  public FieldBuilder minimum(long bound) {
    if (bound == 0) {
      remarks = new Remarks(remarks.inWords(), Optional.of(bound), remarks.maximum());
      return this;
    }
    return with(Attribute.MIN, bound);
  }

  /** The largest legal number; wizards ignore 0, so it is kept as a remark. */
  public FieldBuilder maximum(long bound) {
    if (bound == 0) {
      remarks = new Remarks(remarks.inWords(), remarks.minimum(), Optional.of(bound));
      return this;
    }
    return with(Attribute.MAX, bound);
  }

  /** Fewest characters. */
  public FieldBuilder minimumLength(long characters) {
    return with(Attribute.MIN_LENGTH, characters);
  }

  /** Most characters. */
  public FieldBuilder maximumLength(long characters) {
    return with(Attribute.MAX_LENGTH, characters);
  }

  /**
   * What the answer matches.
   *
   * @param complaint what the owner reads when it does not; empty for TrueNAS' own words
   */
  public FieldBuilder pattern(String pattern, String complaint) {
    with(Attribute.VALID_CHARS, pattern);
    return complaint.isEmpty() ? this : with(Attribute.VALID_CHARS_ERROR, complaint);
  }

  /** The answers it offers. */
  public FieldBuilder options(List<Option> options) {
    List<Object> entries = new ArrayList<>();
    for (Option option : options) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put(Attribute.VALUE, option.value().orElse(null));
      entry.put(Attribute.DESCRIPTION, option.description());
      entries.add(entry);
    }
    return with(Attribute.ENUM, entries);
  }

  /** A network such as {@code 10.0.0.0/8} is asked for. */
  public FieldBuilder cidr() {
    return with(Attribute.CIDR, true);
  }

  /** The fields of a level. */
  public FieldBuilder fields(List<Field> fields) {
    return with(Attribute.ATTRS, List.copyOf(fields));
  }

  /** What an item of a list asks. */
  public FieldBuilder item(Field item) {
    return with(Attribute.ITEMS, List.of(item));
  }

  /** The level is one question for its author; these are the words for its default. */
  public FieldBuilder inWords(String words) {
    remarks = new Remarks(Optional.of(words), remarks.minimum(), remarks.maximum());
    return this;
  }

  /** The field. */
  public Field build() {
    return new Field(frame, schema, remarks, Optional.empty());
  }

  private FieldBuilder with(String attribute, Object value) {
    schema.put(attribute, value);
    return this;
  }
}
