package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.Optional;

/**
 * A port a container listens on.
 *
 * @param port its handle
 * @param published the port of the NAS that leads to it; none for traffic within the app only
 * @param keepsClientAddress whether the container must see the client's address
 * @param beforeReady yields whether that port of the NAS leads to it before it is ready; none for
 *     never
 * @param source where the definition declares it
 */
public record ContainerPort(
    Port port,
    Optional<PortQuestion> published,
    boolean keepsClientAddress,
    Optional<Expression<Boolean>> beforeReady,
    SourceLine source) {

  /** Refuses null. */
  public ContainerPort {
    NotNull.of(port, "the port");
  }

  /** Its name within the workload or job. */
  public String name() {
    return port.name();
  }

  /** Yields the number that the program listens on. */
  public Expression<Long> number() {
    return port.expression();
  }

  /** Whether it is UDP, else TCP. */
  public boolean udp() {
    return port.protocol() == Port.Protocol.UDP;
  }
}
