package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;

/**
 * The handle of an empty directory that is lost with the container, made by {@link
 * Parts#temporary}.
 */
public final class Volume {

  private final String name;
  private final int mebibytes;
  private final boolean inMemory;
  private final SourceLine source;

  Volume(String name, int mebibytes, boolean inMemory, SourceLine source) {
    this.name = name;
    this.mebibytes = mebibytes;
    this.inMemory = inMemory;
    this.source = source;
  }

  /** Its name within the workload or job. */
  public String name() {
    return name;
  }

  /** Its size at most, in MiB. */
  public int mebibytes() {
    return mebibytes;
  }

  /** Whether it is kept in memory. */
  public boolean inMemory() {
    return inMemory;
  }

  /** Where the handle is made. */
  public SourceLine source() {
    return source;
  }

  @Override
  public String toString() {
    return "volume " + name;
  }
}
