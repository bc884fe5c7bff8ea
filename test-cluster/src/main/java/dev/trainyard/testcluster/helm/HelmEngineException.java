package dev.trainyard.testcluster.helm;

/**
 * Helm could not be asked: its process did not start, ended or did not answer. A chart that Helm
 * refuses is no such case; see {@link Rendering#error()}.
 */
public final class HelmEngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HelmEngineException(String message) {
    super(message);
  }

  HelmEngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
