package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.Optional;

/**
 * Something mounted into a container.
 *
 * @param volume what is mounted
 * @param path yields the absolute path inside the container
 * @param subPath directory within the volume; empty for the volume itself
 * @param perReplica whether each replica has a directory of its own within the volume
 * @param readOnly yields whether the container may only read
 * @param owner who must own it before the container starts; none when it does not matter
 * @param source where the definition declares it
 */
public record Mount(
    VolumeSource volume,
    Expression<String> path,
    String subPath,
    boolean perReplica,
    Expression<Boolean> readOnly,
    Optional<Owner> owner,
    SourceLine source) {

  /** Whether it is a directory of a volume rather than the volume. */
  public boolean isDirectory() {
    return !subPath.isEmpty() || perReplica;
  }

  /**
   * Owner of a directory.
   *
   * @param user user id
   * @param group group id
   * @param reason why it is another user than the container's; empty when it is not
   */
  public record Owner(Expression<Long> user, Expression<Long> group, String reason) {

    /** Refuses null. */
    public Owner {
      NotNull.of(reason, "the reason");
    }
  }
}
