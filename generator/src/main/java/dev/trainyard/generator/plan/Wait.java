package dev.trainyard.generator.plan;

import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Workload;

/**
 * A step that waits for a workload to accept connections.
 *
 * @param step its name; no container has it
 * @param workload what it waits for
 * @param port the TCP port that must accept connections
 */
public record Wait(String step, Workload workload, Port port) {

  /** How the names of such steps begin. */
  public static final String PREFIX = "wait-for-";
}
