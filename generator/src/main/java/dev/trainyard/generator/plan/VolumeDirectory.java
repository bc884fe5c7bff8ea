package dev.trainyard.generator.plan;

import dev.trainyard.generator.model.VolumeSource;

/**
 * A directory of a volume that a container mounts in the place of the whole.
 *
 * @param volume the volume
 * @param subPath the directory; empty where each replica has one at the top
 * @param perReplica whether each replica has a directory of its own in it
 */
public record VolumeDirectory(VolumeSource volume, String subPath, boolean perReplica) {}
