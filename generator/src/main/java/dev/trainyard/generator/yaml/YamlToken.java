package dev.trainyard.generator.yaml;

/**
 * A part of a YAML file that has a meaning of its own.
 *
 * @param kind what it is
 * @param at where it begins
 * @param handle what a tag or the directive of one begins with; the name of another directive
 * @param text a scalar, the name of an anchor, or the rest of a tag or directive
 * @param plain whether it is a scalar without quotes
 */
record YamlToken(Kind kind, Position at, String handle, String text, boolean plain) {

  /** What a token is, with what it is called in messages. */
  enum Kind {
    STREAM_END("the end of the file"),
    DIRECTIVE("a directive"),
    DOCUMENT_START("---"),
    DOCUMENT_END("..."),
    LIST_START("a list"),
    MAP_START("a mapping"),
    BLOCK_END("what is indented less"),
    FLOW_LIST_START("["),
    FLOW_LIST_END("]"),
    FLOW_MAP_START("{"),
    FLOW_MAP_END("}"),
    ITEM("-"),
    COMMA(","),
    KEY("a key"),
    VALUE(":"),
    ALIAS("an alias"),
    ANCHOR("an anchor"),
    TAG("a tag"),
    SCALAR("a value");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  YamlToken(Kind kind, Position at) {
    this(kind, at, "", "", false);
  }

  /** The place behind a token of one character. */
  Position behind() {
    return new Position(at.line(), at.column() + 1);
  }
}
