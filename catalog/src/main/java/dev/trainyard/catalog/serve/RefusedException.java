package dev.trainyard.catalog.serve;

/** A request that is not answered as its client wished. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * A refusal.
   *
   * @param status the HTTP status
   * @param reason one sentence for the person behind the client
   */
  RefusedException(int status, String reason) {
    super(reason);
    this.status = status;
  }

  int status() {
    return status;
  }
}
