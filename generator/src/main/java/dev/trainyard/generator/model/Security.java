package dev.trainyard.generator.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rights of a container beyond the least: no capability, no privilege escalation, a read-only root
 * file system, the user of the workload or job. The reason of each right is one sentence.
 *
 * @param runAs user and group instead of those of the workload or job
 * @param root why it runs as root
 * @param writableRoot why it writes to its root file system
 * @param privileged why it has all rights of the NAS
 * @param escalation why its programs may gain rights that it starts without
 * @param capabilities Linux capabilities it keeps
 */
public record Security(
    Optional<Said<RunAs>> runAs,
    Optional<Said<String>> root,
    Optional<Said<String>> writableRoot,
    Optional<Said<String>> privileged,
    Optional<Said<String>> escalation,
    List<Block<Capability>> capabilities) {

  /** Copies the list. */
  public Security {
    capabilities = List.copyOf(capabilities);
  }

  /** The reasons of rights that it has whatever is answered. */
  public Stream<Said<String>> reasons() {
    return Stream.of(root, writableRoot, privileged, escalation).flatMap(Optional::stream);
  }
}
