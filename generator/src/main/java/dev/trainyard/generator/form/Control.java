package dev.trainyard.generator.form;

/** What a wizard draws for a field. */
public enum Control {
  /** A line to type in. */
  TEXT,
  /** A line whose content is not readable. */
  PASSWORD,
  /** A number to type in. */
  NUMBER,
  /** A box to tick. */
  CHECKBOX,
  /** A list to choose from. */
  SELECT,
  /** A list to choose from, which typing shortens. */
  COMBOBOX,
  /** A browser of the NAS' files. */
  FILE_EXPLORER,
  /** An address and the length of its network. */
  ADDRESS_AND_NETMASK,
  /** A schedule. */
  SCHEDULER,
  /** A text of several lines. */
  CODE_EDITOR,
  /** Rows with a button to add one. */
  ROWS,
  /** A caption with fields below it. */
  LEVEL,
  /** Nothing: the release does not know the type, and the answer is never sent. */
  NONE
}
