package dev.trainyard.generator.plan;

import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.Probe;
import java.util.Optional;

/**
 * A probe with the port it asks.
 *
 * @param probe the probe
 * @param port the port it names, or the container's first TCP port; none for a command, and where
 *     the container has no such port
 */
public record Asking(Probe probe, Optional<ContainerPort> port) {}
