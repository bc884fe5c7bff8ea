package dev.trainyard.generator.value;

/** The types a value can have in a manifest. */
public enum Kind {
  /** Text; always quoted when it enters a manifest. */
  TEXT,
  /** A whole number of at most 53 bits, the range that all readers of YAML and JSON agree on. */
  INTEGER,
  /** True or false. */
  BOOLEAN
}
