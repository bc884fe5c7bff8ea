package dev.trainyard.catalog.source;

/** A catalog is not where it was said to be, or cannot be read; the message is for people. */
public final class UnreadableSourceException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param found what was found, with the place
   */
  public UnreadableSourceException(String found) {
    super(found);
  }

  /**
   * Says what is wrong and why.
   *
   * @param found what was found, with the place
   * @param cause what the file system or git threw
   */
  public UnreadableSourceException(String found, Throwable cause) {
    super(found, cause);
  }
}
