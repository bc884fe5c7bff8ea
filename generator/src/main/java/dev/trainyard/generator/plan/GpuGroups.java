package dev.trainyard.generator.plan;

import java.util.List;

/** The groups to which the devices of GPUs belong on TrueNAS. */
public final class GpuGroups {

  /** {@code video} and {@code render}. */
  public static final List<Long> IDS = List.of(44L, 107L);

  private GpuGroups() {}
}
