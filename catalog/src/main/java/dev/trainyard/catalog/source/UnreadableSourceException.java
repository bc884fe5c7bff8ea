package dev.trainyard.catalog.source;

/** A catalog is not where it was said to be, or cannot be read; the message is for people. */
public final class UnreadableSourceException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean missing;

  /**
   * Says what is wrong.
   *
   * @param found what was found, with the place
   */
  public UnreadableSourceException(String found) {
    this(found, false);
  }

  private UnreadableSourceException(String found, boolean missing) {
    super(found);
    this.missing = missing;
  }

  /**
   * Says what is wrong and why.
   *
   * @param found what was found, with the place
   * @param cause what the file system or git threw
   */
  public UnreadableSourceException(String found, Throwable cause) {
    super(found, cause);
    this.missing = false;
  }

  /**
   * Says that there is no such folder, branch or revision, and that nothing else is wrong.
   *
   * @param found what is not there, with the place
   */
  static UnreadableSourceException missing(String found) {
    return new UnreadableSourceException(found, true);
  }

  /** Whether nothing is wrong but that the folder, branch or revision is not there. */
  public boolean isMissing() {
    return missing;
  }
}
