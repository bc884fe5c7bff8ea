package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A question that a container is asked again and again.
 *
 * @param handler how it asks
 * @param initialDelay seconds before the first time
 * @param period seconds between two times
 * @param timeout seconds after which no answer is a failure
 * @param failures failures in a row that count
 * @param successes successes in a row that count; 1 except for readiness
 * @param misfit what is said of it and makes no sense for its handler; empty when all does
 */
public record Probe(
    Handler handler,
    int initialDelay,
    int period,
    int timeout,
    int failures,
    int successes,
    String misfit) {

  /** How a container is asked. */
  public sealed interface Handler {}

  /**
   * A GET that must yield a status of 200 to 399.
   *
   * @param path yields path and query
   * @param port its port; none for the container's first
   * @param scheme yields {@code HTTP} or {@code HTTPS}
   * @param headers what is sent beside it
   */
  public record Http(
      Expression<String> path, Optional<Port> port, Expression<String> scheme, List<Header> headers)
      implements Handler {

    /** Copies the list. */
    public Http {
      headers = List.copyOf(headers);
    }

    private static Http of(Expression<String> path) {
      return new Http(path, Optional.empty(), new Literal<>("HTTP"), List.of());
    }
  }

  /**
   * A header of a request.
   *
   * @param name such as {@code Host}
   * @param value yields its value, one line
   */
  public record Header(String name, Expression<String> value) {

    /** Refuses null. */
    public Header {
      NotNull.of(name, "the name of the header");
    }
  }

  /**
   * A connection that must be accepted.
   *
   * @param port its port; none for the container's first
   */
  public record Tcp(Optional<Port> port) implements Handler {}

  /**
   * A command that must end with status 0.
   *
   * @param command program and arguments
   */
  public record Exec(List<Expression<String>> command) implements Handler {
    /** Copies the list. */
    public Exec {
      command = List.copyOf(command);
    }
  }

  /** The port that it names; none for the container's first TCP port, and for a command. */
  public Optional<Port> port() {
    if (handler instanceof Http http) {
      return http.port();
    }
    return handler instanceof Tcp tcp ? tcp.port() : Optional.empty();
  }

  /** Asks by HTTP on the container's first port. */
  public static Probe http(String path) {
    return of(Http.of(new Literal<>(path)));
  }

  /** Asks by HTTP on the container's first port at a path that depends on answers. */
  public static Probe http(Value<String> path) {
    return of(Http.of(path.expression()));
  }

  /** Connects to the container's first port. */
  public static Probe tcp() {
    return of(new Tcp(Optional.empty()));
  }

  /** Runs a command in the container. */
  public static Probe exec(String... command) {
    return of(new Exec(Arrays.stream(command).<Expression<String>>map(Literal::new).toList()));
  }

  private static Probe of(Handler handler) {
    return new Probe(handler, 0, 10, 5, 3, 1, "");
  }

  /** Asks on this port of the container. */
  public Probe on(Port port) {
    if (handler instanceof Http http) {
      return with(new Http(http.path(), Optional.of(port), http.scheme(), http.headers()));
    }
    return handler instanceof Tcp
        ? with(new Tcp(Optional.of(port)))
        : misfitting("runs a command, which asks on no port");
  }

  /** Asks by HTTPS; the certificate is not verified. */
  public Probe https() {
    return scheme(new Literal<>("HTTPS"));
  }

  /** Asks by HTTP or HTTPS as the value says. */
  public Probe scheme(Value<String> scheme) {
    return handler instanceof Http http
        ? with(new Http(http.path(), http.port(), scheme.expression(), http.headers()))
        : misfitting("does not ask by HTTP, and has a scheme");
  }

  /**
   * Sends a header, such as the {@code Host} that a server answers to.
   *
   * @param name letters, digits and {@code -}
   * @param value one line
   */
  public Probe header(String name, String value) {
    return header(name, new Literal<>(value));
  }

  /** The same with a value that depends on answers; a secret cannot be part of it. */
  public Probe header(String name, Value<String> value) {
    if (!(handler instanceof Http http)) {
      return misfitting("does not ask by HTTP, and has a header");
    }
    List<Header> headers = new ArrayList<>(http.headers());
    headers.add(new Header(name, value.expression()));
    return with(new Http(http.path(), http.port(), http.scheme(), headers));
  }

  /** Waits this many seconds before the first time; 0 by default. */
  public Probe after(int seconds) {
    return new Probe(handler, seconds, period, timeout, failures, successes, misfit);
  }

  /** Asks every so many seconds; 10 by default. */
  public Probe every(int seconds) {
    return new Probe(handler, initialDelay, seconds, timeout, failures, successes, misfit);
  }

  /** Waits this many seconds for an answer; 5 by default. */
  public Probe timeout(int seconds) {
    return new Probe(handler, initialDelay, period, seconds, failures, successes, misfit);
  }

  /** Counts after so many failures in a row; 3 by default. */
  public Probe failsAfter(int failures) {
    return new Probe(handler, initialDelay, period, timeout, failures, successes, misfit);
  }

  /**
   * Counts after so many successes in a row; 1 by default, and the only value but for readiness.
   */
  public Probe succeedsAfter(int successes) {
    return new Probe(handler, initialDelay, period, timeout, failures, successes, misfit);
  }

  private Probe misfitting(String misfit) {
    return new Probe(handler, initialDelay, period, timeout, failures, successes, misfit);
  }

  private Probe with(Handler handler) {
    return new Probe(handler, initialDelay, period, timeout, failures, successes, misfit);
  }
}
