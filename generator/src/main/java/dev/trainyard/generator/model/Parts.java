package dev.trainyard.generator.model;

import static dev.trainyard.generator.expression.Expressions.text;

import dev.trainyard.generator.expression.node.HostName;
import dev.trainyard.generator.expression.node.InstallationState;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.ReadCommand;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a definition imports to name the parts of an app that others refer to. Each handle is a
 * constant: it may be used before the part is declared, and it knows its line.
 */
public final class Parts {

  private Parts() {}

  /**
   * Something that keeps running.
   *
   * @param name a DNS label of at most 15 characters; the name is part of what owners have
   *     installed
   */
  public static Workload workload(String name) {
    return new Workload(name, SourceLine.ofCaller());
  }

  /**
   * A TCP port that a container listens on.
   *
   * @param name at most 15 lower-case letters, digits and {@code -}
   * @param number 1 to 65535; below 1024 only with the right to bind it
   */
  public static Port tcp(String name, int number) {
    return new Port(name, number, Port.Protocol.TCP, SourceLine.ofCaller());
  }

  /**
   * A TCP port that a container listens on, of a number that the owner chooses, for a program that
   * is told it. In the network of the NAS it is the port of the NAS.
   *
   * @param name at most 15 lower-case letters, digits and {@code -}
   * @param number its answer is the number
   */
  public static Port tcp(String name, PortQuestion number) {
    return new Port(name, number, Port.Protocol.TCP, SourceLine.ofCaller());
  }

  /** The same as {@link #tcp(String, int)} for UDP. */
  public static Port udp(String name, int number) {
    return new Port(name, number, Port.Protocol.UDP, SourceLine.ofCaller());
  }

  /** The same as {@link #tcp(String, PortQuestion)} for UDP. */
  public static Port udp(String name, PortQuestion number) {
    return new Port(name, number, Port.Protocol.UDP, SourceLine.ofCaller());
  }

  /**
   * An empty directory that is lost with the container. Containers that mount the same one share
   * it.
   *
   * @param name a DNS label that no storage of the workload or job has
   * @param mebibytes its size at most
   */
  public static Volume temporary(String name, int mebibytes) {
    return new Volume(name, new Literal<>((long) mebibytes), false, SourceLine.ofCaller());
  }

  /** The same with a size that depends on answers, at least 1 whatever they are. */
  public static Volume temporary(String name, Value<Long> mebibytes) {
    return new Volume(name, mebibytes.expression(), false, SourceLine.ofCaller());
  }

  /**
   * The same in memory, for what is written all the time or should lie on no disk; what is in it
   * counts towards the memory limit of the container that wrote it.
   */
  public static Volume temporaryInMemory(String name, int mebibytes) {
    return new Volume(name, new Literal<>((long) mebibytes), true, SourceLine.ofCaller());
  }

  /** The same with a size that depends on answers, at least 1 whatever they are. */
  public static Volume temporaryInMemory(String name, Value<Long> mebibytes) {
    return new Volume(name, mebibytes.expression(), true, SourceLine.ofCaller());
  }

  /**
   * A secret of random ASCII letters and digits that is made at the first installation and kept.
   *
   * @param key name within the app, lower-case letters, digits and {@code -}
   * @param length number of characters, at least 16
   */
  public static GeneratedSecret generatedSecret(String key, int length) {
    return new GeneratedSecret(key, length, SourceLine.ofCaller());
  }

  /** The host name under which the other containers of the app reach a workload. */
  public static Expression<String> hostOf(Workload workload) {
    return new ResourceName(workload.name());
  }

  /** The host name and port, as {@code HOST:PORT}, at which they reach one of its ports. */
  public static Expression<String> addressOf(Workload workload, Port port) {
    return port.number().isPresent()
        ? text("{}:" + port.number().get(), hostOf(workload))
        : text("{}:{}", hostOf(workload), port);
  }

  /**
   * The host name under which the containers of other apps reach a workload, where they do at all:
   * {@link #foundByOtherApps}.
   */
  public static Expression<String> hostForOtherApps(Workload workload) {
    return longer(workload, HostName.Form.OTHER_APPS);
  }

  /**
   * Whether the containers of other apps find those of this one by {@link #hostForOtherApps}. Where
   * they do not, they use a port of the NAS.
   */
  public static Expression<Boolean> foundByOtherApps() {
    return new InstallationState(InstallationState.State.FOUND_BY_OTHER_APPS);
  }

  /**
   * All host names under which containers on the NAS may call a workload, from the shortest to the
   * complete one, as a certificate names them.
   */
  public static List<Expression<String>> hostNamesOf(Workload workload) {
    return Stream.concat(
            Stream.of(hostOf(workload)),
            Arrays.stream(HostName.Form.values()).map(form -> longer(workload, form)))
        .toList();
  }

  private static Expression<String> longer(Workload workload, HostName.Form form) {
    return new HostName(new ResourceName(workload.name()), form);
  }

  /**
   * The command by which the owner reads a secret in a shell of the NAS; on 24.10 and later the
   * words "the one that you gave" where an owner has answered the question, since nothing else
   * keeps it.
   *
   * @param secret one that the app keeps: a {@link GeneratedSecret}, or {@code secret()} of a
   *     question with {@code generatedIfEmpty}
   */
  public static Expression<String> commandToRead(Value<String> secret) {
    return new ReadCommand(secret.expression());
  }
}
