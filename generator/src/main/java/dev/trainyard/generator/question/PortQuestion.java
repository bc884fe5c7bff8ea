package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Kind;
import java.util.Optional;

/** A port of the NAS, free on it (TrueNAS type {@code int}). Always required. */
public final class PortQuestion extends ScalarQuestion<Long> implements Worded<PortQuestion> {

  /** The smallest port that TrueNAS gives to apps. */
  private static final long LOWEST = 9000;

  private static final long HIGHEST = 65535;

  private long minimum = LOWEST;
  private boolean ranged;
  private long maximum = HIGHEST;
  private Long port;

  PortQuestion(String path) {
    super(path, Kind.INTEGER);
    setRequired(true);
  }

  /** The port when the owner gives none, 9000 to 65535. */
  public PortQuestion defaultPort(int port) {
    return changed(this, q -> q.port = (long) port);
  }

  /** The smallest and the largest legal port, within 9000 to 65535. */
  public PortQuestion range(int minimum, int maximum) {
    return changed(
        this,
        q -> {
          q.minimum = minimum;
          q.maximum = maximum;
          q.ranged = true;
        });
  }

  /** Whether the definition says which ports are legal. */
  public boolean hasRange() {
    return ranged;
  }

  /** The smallest legal port. */
  public long minimum() {
    return minimum;
  }

  /** The largest legal port. */
  public long maximum() {
    return maximum;
  }

  @Override
  public Bounds bounds(Part part) {
    return Bounds.of(minimum, maximum);
  }

  @Override
  public Optional<Long> defaultValue() {
    return Optional.ofNullable(port);
  }

  @Override
  Optional<String> fault(Long answer) {
    return bounds(Part.VALUE).contains(answer)
        ? Optional.empty()
        : Optional.of("it is outside the question's range");
  }

  @Override
  void check(Faults faults) {
    if (minimum > maximum || minimum < LOWEST || maximum > HIGHEST) {
      faults.error(
          Rule.RANGE,
          "has the range " + minimum + " to " + maximum,
          LOWEST + " to " + HIGHEST + ", the ports that TrueNAS gives to apps",
          "narrow it");
    } else if (port != null && fault(port).isPresent()) {
      faults.error(
          Rule.DEFAULT,
          "has the default " + port,
          minimum + " to " + maximum,
          "choose a port in this range");
    }
  }
}
