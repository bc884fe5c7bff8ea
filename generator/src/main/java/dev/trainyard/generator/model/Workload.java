package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;

/**
 * The handle of something that keeps running, made by {@link Parts#workload} and declared by {@link
 * AppParts#workload}.
 */
public final class Workload {

  private final String name;
  private final SourceLine source;

  Workload(String name, SourceLine source) {
    this.name = NotNull.of(name, "the name of the workload");
    this.source = source;
  }

  /** Its name within the app. */
  public String name() {
    return name;
  }

  /** Where the handle is made. */
  public SourceLine source() {
    return source;
  }

  @Override
  public String toString() {
    return "workload " + name;
  }
}
