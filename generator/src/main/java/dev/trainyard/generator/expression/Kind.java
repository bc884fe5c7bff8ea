package dev.trainyard.generator.expression;

/** The types a value can have in a manifest. */
public enum Kind {
  /** Text; always quoted when it enters a manifest. */
  TEXT,
  /** A whole number of at most 53 bits, the range YAML, JSON and Helm agree on. */
  INTEGER,
  /** True or false. */
  BOOLEAN
}
