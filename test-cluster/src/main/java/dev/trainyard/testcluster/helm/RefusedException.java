package dev.trainyard.testcluster.helm;

/** Helm refused a chart or its values; the message is Helm's own. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
