package dev.trainyard.generator.expression.node;

/** The notation of the place where an answer stands within a text that has a syntax of its own. */
public enum Notation {
  /** The text around it has no syntax; nothing is escaped. */
  VERBATIM,
  /** A value in which {@code $(NAME)} is expanded, and {@code $$} stands for {@code $}. */
  DOLLAR_EXPANSION,
  /** A URL that must do without {@code $}: percent-encoded. */
  DOLLAR_PERCENT,
  /** Markdown that must do without {@code $}: an entity. */
  DOLLAR_ENTITY,
  /** One word of a POSIX shell command; the quotes are part of the escaping. */
  SHELL_WORD,
  /** A component of a URL, such as a password or a query value: percent-encoded. */
  URL_COMPONENT,
  /** Character data or a quoted attribute value in XML 1.0; characters XML forbids are dropped. */
  XML,
  /** A string in JSON or TOML; the quotes are part of the escaping. */
  JSON_STRING,
  /** A string literal in standard SQL; the quotes are part of the escaping. */
  SQL_LITERAL,
  /** An identifier in standard SQL; the quotes are part of the escaping. */
  SQL_IDENTIFIER,
  /** The value of a Java properties file that is read as UTF-8. */
  PROPERTIES_VALUE
}
