package dev.trainyard.manifests;

/** A text that Kubernetes would not take for a manifest; the message says why and where. */
final class UnreadableYamlException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableYamlException(String message) {
    super(message);
  }
}
