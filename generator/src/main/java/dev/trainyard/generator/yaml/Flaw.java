package dev.trainyard.generator.yaml;

/**
 * Something in a file that a reader on the NAS refuses, or takes for something else than another
 * reader.
 *
 * @param kind what it is
 * @param at where it is
 * @param found what was found, for people, on one line of visible characters
 */
public record Flaw(Kind kind, Position at, String found) {

  /** Kinds of flaws. */
  public enum Kind {
    /** The file is no UTF-8 text. */
    ENCODING,
    /** The file is larger, deeper or otherwise more than {@link YamlLimits} allow. */
    LIMIT,
    /** The file is no YAML. */
    SYNTAX,
    /** There is nothing in the file, or not what it is made for. */
    CONTENT,
    /** A second document; the first one is read. */
    DOCUMENT,
    /** A mapping has a key twice; the last value is read, as PyYAML does. */
    DUPLICATE_KEY,
    /** A key is a list or a mapping. */
    KEY,
    /** An alias; what it names is read in its place. */
    ALIAS,
    /** A merge key; it is followed, as PyYAML does. */
    MERGE_KEY,
    /** A tag that readers refuse or make something else of; the value is read as text. */
    TAG,
    /** No finite number, or one that no program holds; what it says is read as text. */
    NUMBER,
    /** A part of a form has another shape than the wizard needs. */
    FORM
  }
}
