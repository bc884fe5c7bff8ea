package dev.trainyard.generator.model;

import java.util.List;
import java.util.Optional;

/**
 * Rights of a container beyond the least: no capability, no privilege escalation, a read-only root
 * file system, the user of the workload or job. The reason of each right is one sentence.
 *
 * @param runAs user and group instead of those of the workload or job
 * @param root why it runs as root
 * @param writableRoot why it writes to its root file system
 * @param privileged why it has all rights of the NAS
 * @param capabilities Linux capabilities it keeps
 */
public record Security(
    Optional<Said<RunAs>> runAs,
    Optional<Said<String>> root,
    Optional<Said<String>> writableRoot,
    Optional<Said<String>> privileged,
    List<Block<Capability>> capabilities) {

  /** Copies the list. */
  public Security {
    capabilities = List.copyOf(capabilities);
  }
}
