package dev.trainyard.testcluster.rule;

import dev.trainyard.generator.helm.rule.Hardening;
import java.util.Objects;

/**
 * An exception from one {@link Hardening}, with its reason.
 *
 * @param hardening what is not asked for
 * @param document the object as the report names it, such as {@code
 *     Deployment/my-release-notes-server}; {@code *} for any
 * @param container the container's name; {@code *} for any and for what belongs to the whole pod
 * @param reason why the workload cannot do without
 */
public record Allowance(Hardening hardening, String document, String container, String reason) {

  private static final String ANY = "*";

  /** Checks the components; none may be null, the reason not blank. */
  public Allowance {
    Objects.requireNonNull(hardening, "hardening");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(container, "container");
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an allowance without a reason");
    }
  }

  /** Whether this allowance is about the container; an empty name means the whole pod. */
  boolean covers(Hardening asked, String askedDocument, String askedContainer) {
    return hardening == asked
        && (document.equals(ANY) || document.equals(askedDocument))
        && (container.equals(ANY) || container.equals(askedContainer));
  }
}
