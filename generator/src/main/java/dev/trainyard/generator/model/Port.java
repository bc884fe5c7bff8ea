package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;

/**
 * The handle of a port that a container listens on, made by {@link Parts#tcp} or {@link Parts#udp}
 * and declared once in an app by {@link ConditionalContent#port(Port)}.
 */
public final class Port {

  private final String name;
  private final int number;
  private final Protocol protocol;
  private final SourceLine source;

  Port(String name, int number, Protocol protocol, SourceLine source) {
    this.name = name;
    this.number = number;
    this.protocol = protocol;
    this.source = source;
  }

  /** What is spoken on a port. */
  public enum Protocol {
    /** TCP. */
    TCP,
    /** UDP. */
    UDP
  }

  /** Its name within the workload or job. */
  public String name() {
    return name;
  }

  /** The number the program listens on. */
  public int number() {
    return number;
  }

  /** What is spoken on it. */
  public Protocol protocol() {
    return protocol;
  }

  /** Where the handle is made. */
  public SourceLine source() {
    return source;
  }

  @Override
  public String toString() {
    return "port " + name;
  }
}
