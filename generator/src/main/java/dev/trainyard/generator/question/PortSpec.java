package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Rule;

/** What can be said about a {@link PortQuestion}. A port is always required. */
public final class PortSpec extends QuestionSpec<PortSpec> {

  /** The node port range of TrueNAS' K3s. */
  static final long LOWEST = 9000;

  static final long HIGHEST = 65535;

  long minimum = LOWEST;
  long maximum = HIGHEST;
  Long defaultValue;

  PortSpec(String path) {
    super(path);
    this.required = true;
  }

  /** The port when the owner gives none, 9000 to 65535. */
  public PortSpec defaultPort(int port) {
    this.defaultValue = (long) port;
    return this;
  }

  /** The smallest and the largest legal port, within 9000 to 65535. */
  public PortSpec range(int minimum, int maximum) {
    if (minimum > maximum || minimum < LOWEST || maximum > HIGHEST) {
      problem(
          Rule.RANGE,
          "has the range " + minimum + " to " + maximum,
          LOWEST + " to " + HIGHEST + ", the node ports of TrueNAS",
          "narrow it");
    } else {
      this.minimum = minimum;
      this.maximum = maximum;
    }
    return this;
  }

  @Override
  void check() {
    super.check();
    if (defaultValue != null && (defaultValue < minimum || defaultValue > maximum)) {
      problem(
          Rule.DEFAULT,
          "has the default " + defaultValue,
          minimum + " to " + maximum,
          "choose a port in this range");
    }
  }

  @Override
  boolean hasDefault() {
    return defaultValue != null;
  }

  @Override
  PortSpec self() {
    return this;
  }
}
