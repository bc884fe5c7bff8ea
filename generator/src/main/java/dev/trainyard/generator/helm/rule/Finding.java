package dev.trainyard.generator.helm.rule;

/**
 * Something in a manifest that Kubernetes would refuse, or that could never work.
 *
 * @param document kind and name of the object, such as {@code Deployment/gocd-server}
 * @param source the template it comes from; empty when unknown
 * @param path the field, such as {@code spec.template.spec.containers[0].image}; empty for the
 *     object as a whole
 * @param message what is wrong, with the value found and what is allowed
 */
public record Finding(String document, String source, String path, String message) {

  /** The finding on one line, as a test prints it. */
  @Override
  public String toString() {
    return document
        + (path.isEmpty() ? "" : " " + path)
        + ": "
        + message
        + (source.isEmpty() ? "" : " (" + source + ")");
  }
}
