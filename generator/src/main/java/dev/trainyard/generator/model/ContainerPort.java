package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.PortQuestion;
import java.util.Optional;

/**
 * A port a container listens on.
 *
 * @param name at most 15 lower-case letters, digits and {@code -}
 * @param number 1 to 65535
 * @param udp whether it is UDP, else TCP
 * @param nodePort the port of the NAS that leads to it; none for traffic within the app only
 * @param keepsClientAddress whether the container must see the client's address
 * @param source where the definition declares it
 */
public record ContainerPort(
    String name,
    int number,
    boolean udp,
    Optional<PortQuestion> nodePort,
    boolean keepsClientAddress,
    SourceLine source) {}
