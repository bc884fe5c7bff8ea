package dev.trainyard.generator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rights of a container beyond the least: no capability, no privilege escalation, a read-only root
 * file system, the user of the workload or job. The reason of each right is one sentence.
 *
 * @param runAs user and group instead of those of the workload or job
 * @param root why it runs as root
 * @param writableRoot why it writes to its root file system; at most one holds for any answers, as
 *     of the next three
 * @param privileged why it has all rights of the NAS, and no need of others
 * @param privilegedForDevices why it has them where devices open to such containers only
 * @param escalation why its programs may gain rights that it starts without
 * @param capabilities Linux capabilities it keeps
 */
public record Security(
    Optional<Said<RunAs>> runAs,
    Optional<Said<String>> root,
    List<Block<Said<String>>> writableRoot,
    List<Block<Said<String>>> privileged,
    List<Block<Said<String>>> privilegedForDevices,
    List<Block<Said<String>>> escalation,
    List<Block<Capability>> capabilities) {

  /** Copies the lists. */
  public Security {
    writableRoot = List.copyOf(writableRoot);
    privileged = List.copyOf(privileged);
    privilegedForDevices = List.copyOf(privilegedForDevices);
    escalation = List.copyOf(escalation);
    capabilities = List.copyOf(capabilities);
  }

  /**
   * Why it has all rights of the NAS.
   *
   * @param forDevices whether devices open to such containers only
   */
  public List<Block<Said<String>>> privileged(boolean forDevices) {
    if (!forDevices) {
      return privileged;
    }
    List<Block<Said<String>>> all = new ArrayList<>(privileged);
    all.addAll(privilegedForDevices);
    return all;
  }

  /** The reasons of all rights but capabilities, whatever they depend on. */
  public Stream<Said<String>> reasons() {
    return Stream.concat(
        root.stream(),
        Stream.of(writableRoot, privileged, privilegedForDevices, escalation)
            .flatMap(Block::stream));
  }
}
