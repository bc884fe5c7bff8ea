package dev.trainyard.generator.plan;

import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.value.Expression;

/**
 * A volume, or a directory of one, that must have an owner before the unit's containers start.
 *
 * @param number its number within the unit, from 1
 * @param volume the volume
 * @param subPath the directory; empty for the volume itself
 * @param perReplica whether each replica has a directory of its own in it
 * @param user yields the user it must belong to
 * @param group yields the group it must belong to
 */
public record Ownership(
    int number,
    VolumeSource volume,
    String subPath,
    boolean perReplica,
    Expression<Long> user,
    Expression<Long> group) {

  /** The name of the step that gives volumes to their owners; no container has it. */
  public static final String STEP = "permissions";
}
