package dev.trainyard.generator.form;

import java.util.Set;

/** Names of what {@code questions.yaml} says about a field, in TrueNAS' spelling. */
final class Attribute {

  // at the top
  static final String GROUPS = "groups";
  static final String QUESTIONS = "questions";

  // beside the schema
  static final String VARIABLE = "variable";
  static final String LABEL = "label";
  static final String DESCRIPTION = "description";
  static final String GROUP = "group";
  static final String SCHEMA = "schema";

  // in the schema
  static final String TYPE = "type";
  static final String REQUIRED = "required";
  static final String NULL = "null";
  static final String EMPTY = "empty";
  static final String IMMUTABLE = "immutable";
  static final String EDITABLE = "editable";
  static final String HIDDEN = "hidden";
  static final String PRIVATE = "private";
  static final String DEFAULT = "default";
  static final String SHOW_IF = "show_if";
  static final String SHOW_SUBQUESTIONS_IF = "show_subquestions_if";
  static final String REFERENCES = "$ref";
  static final String ENUM = "enum";
  static final String VALUE = "value";
  static final String MIN = "min";
  static final String MAX = "max";

  /** What follows {@link #MIN} and {@link #MAX} where they count characters. */
  static final String LENGTH = "_length";

  static final String MIN_LENGTH = MIN + LENGTH;
  static final String MAX_LENGTH = MAX + LENGTH;
  static final String VALID_CHARS = "valid_chars";
  static final String VALID_CHARS_ERROR = "valid_chars_error";
  static final String CIDR = "cidr";
  static final String LANGUAGE = "language";
  static final String ATTRS = "attrs";
  static final String ITEMS = "items";
  static final String SUBQUESTIONS = "subquestions";

  /** The attributes that hold fields. */
  static final Set<String> LEVELS = Set.of(ATTRS, ITEMS, SUBQUESTIONS);

  private Attribute() {}
}
