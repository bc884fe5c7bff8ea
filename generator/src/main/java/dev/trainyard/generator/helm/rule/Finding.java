package dev.trainyard.generator.helm.rule;

import dev.trainyard.generator.problem.Severity;

/**
 * Something in a manifest that Kubernetes would refuse, or that could never work.
 *
 * @param topic what it is about
 * @param severity an error when an installation is refused or never works, a warning when it does
 *     not do what it seems to
 * @param document kind and name of the object, such as {@code Deployment/gocd-server}
 * @param source the template it comes from; empty when unknown
 * @param path the field, such as {@code spec.template.spec.containers[0].image}; empty for the
 *     object as a whole
 * @param message what is wrong, with the value found and what is allowed
 */
public record Finding(
    Topic topic, Severity severity, String document, String source, String path, String message) {

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
