package dev.trainyard.maven.definition;

/** Thrown in place of the end of the process; an error, since fewer people catch those. */
final class ExitError extends Error {

  private static final long serialVersionUID = 1L;

  /**
   * An attempt.
   *
   * @param method such as {@code System.exit}
   */
  ExitError(String method) {
    super(method);
  }
}
