package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.Optional;

/**
 * The handle of a port that a container listens on, made by {@link Parts#tcp} or {@link Parts#udp}
 * and declared once in an app by {@link ConditionalContent#port(Port)}. Its value is the number,
 * for a program that is told where to listen.
 */
public final class Port implements Value<Long> {

  private final String name;
  private final Expression<Long> number;
  private final Optional<PortQuestion> question;
  private final Protocol protocol;
  private final SourceLine source;

  Port(String name, int number, Protocol protocol, SourceLine source) {
    this(name, new Literal<>((long) number), Optional.empty(), protocol, source);
  }

  Port(String name, PortQuestion question, Protocol protocol, SourceLine source) {
    this(name, question.expression(), Optional.of(question), protocol, source);
  }

  private Port(
      String name,
      Expression<Long> number,
      Optional<PortQuestion> question,
      Protocol protocol,
      SourceLine source) {
    this.name = NotNull.of(name, "the name of the port");
    this.number = number;
    this.question = question;
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

  /** Yields the number that the program listens on. */
  @Override
  public Expression<Long> expression() {
    return number;
  }

  /** The number that the program listens on; none when it is an answer. */
  public Optional<Integer> number() {
    return number instanceof Literal<Long> literal
        ? Optional.of(Math.toIntExact(literal.value()))
        : Optional.empty();
  }

  /** The question whose answer is the number; none when the number is fixed. */
  public Optional<PortQuestion> question() {
    return question;
  }

  /**
   * Whether both may have one number, whatever is spoken on them. Two questions never have one
   * answer where that matters: an app refuses two ports that would be one of the NAS, or of a
   * workload.
   */
  public boolean mayBe(Port other) {
    return question.isPresent() && other.question.isPresent()
        ? question.equals(other.question)
        : lowest() <= other.highest() && other.lowest() <= highest();
  }

  /**
   * Whether an answer may be its number; that of another question is none, as an app refuses two
   * answers that are one port of the NAS.
   */
  public boolean mayBe(PortQuestion answered) {
    return question
        .map(answered::equals)
        .orElseGet(() -> answered.minimum() <= lowest() && lowest() <= answered.maximum());
  }

  private long lowest() {
    return question.map(PortQuestion::minimum).orElseGet(() -> (long) number().orElseThrow());
  }

  private long highest() {
    return question.map(PortQuestion::maximum).orElseGet(() -> (long) number().orElseThrow());
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
