package dev.trainyard.generator.yaml;

/**
 * A place in a file.
 *
 * @param line 1-based line; 0 for the file as a whole
 * @param column 1-based column in characters of Unicode; 0 for the file as a whole
 */
public record Position(int line, int column) {

  /** The file as a whole. */
  public static final Position NONE = new Position(0, 0);
}
