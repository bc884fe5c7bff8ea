package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;

/**
 * The handle of an empty directory that is lost with the container, made by {@link Parts#temporary}
 * or {@link Parts#temporaryInMemory}.
 */
public final class Volume {

  private final String name;
  private final Expression<Long> mebibytes;
  private final boolean inMemory;
  private final SourceLine source;

  Volume(String name, Expression<Long> mebibytes, boolean inMemory, SourceLine source) {
    this.name = NotNull.of(name, "the name of the volume");
    this.mebibytes = mebibytes;
    this.inMemory = inMemory;
    this.source = source;
  }

  /** Its name within the workload or job. */
  public String name() {
    return name;
  }

  /** Yields its size at most, in MiB. */
  public Expression<Long> mebibytes() {
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
