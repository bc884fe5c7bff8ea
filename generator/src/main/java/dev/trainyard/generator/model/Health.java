package dev.trainyard.generator.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a container tells of its state. Of each kind of probe at most one holds for any answers.
 *
 * @param startup tells when it has started
 * @param readiness tells whether it can serve
 * @param liveness tells whether it must be restarted
 * @param none why it has no probe, for certain answers or always
 */
public record Health(
    List<Block<Said<Probe>>> startup,
    List<Block<Said<Probe>>> readiness,
    List<Block<Said<Probe>>> liveness,
    List<Block<Said<String>>> none) {

  /** Copies the lists. */
  public Health {
    startup = List.copyOf(startup);
    readiness = List.copyOf(readiness);
    liveness = List.copyOf(liveness);
    none = List.copyOf(none);
  }

  /** All probes, whatever they depend on. */
  public Stream<Said<Probe>> probes() {
    return Stream.of(startup, readiness, liveness).flatMap(Block::stream);
  }
}
