package dev.trainyard.generator.model;

import java.util.List;
import java.util.Optional;

/**
 * Rights of a container beyond the least: no capability, no privilege escalation, a read-only root
 * file system, the pod's user.
 *
 * @param runAs user and group instead of the pod's
 * @param writableRoot whether the container writes to its root file system
 * @param privileged whether the container has all rights of the NAS
 * @param escalation whether a process may gain more rights than its parent
 * @param capabilities Linux capabilities it keeps
 * @param reasons why, one sentence for each right
 */
public record Security(
    Optional<RunAs> runAs,
    boolean writableRoot,
    boolean privileged,
    boolean escalation,
    List<String> capabilities,
    List<String> reasons) {

  /** Copies the lists. */
  public Security {
    capabilities = List.copyOf(capabilities);
    reasons = List.copyOf(reasons);
  }
}
