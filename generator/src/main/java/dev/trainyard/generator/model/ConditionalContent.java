package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What can be said about a container under a condition.
 *
 * @param <S> the spec itself, for chaining
 */
public abstract sealed class ConditionalContent<S extends ConditionalContent<S>>
    extends RepeatableContent<S> permits ContainerSpec, ConditionalContainerSpec {

  private static final int READABLE = 0444;

  ConditionalContent(Spec around, ContainerParts parts) {
    super(around, parts);
  }

  /** Listens on a port that only the app's own containers reach. */
  public S port(Port port) {
    return port(port, Optional.empty(), false, Optional.empty());
  }

  /** Listens on a port that a port of the NAS leads to. */
  public S port(Port port, PortQuestion published) {
    return port(port, Optional.of(published), false, Optional.empty());
  }

  /** Listens on a port that a port of the NAS leads to, and sees the clients' own addresses. */
  public S portWithClientAddress(Port port, PortQuestion published) {
    return port(port, Optional.of(published), true, Optional.empty());
  }

  /**
   * Listens on a port that a port of the NAS leads to, before it is ready as well if the value says
   * so, as the members of a group must that become ready only together and meet at ports of the
   * NAS.
   *
   * <p>On 22.02 to 24.04 a port of the NAS leads nowhere otherwise until the {@code ready} probe
   * has succeeded; on 24.10 and later it always leads to the container.
   */
  public S portBeforeReady(Port port, PortQuestion published, Value<Boolean> reachable) {
    return port(port, Optional.of(published), false, Optional.of(reachable.expression()));
  }

  private S port(
      Port port,
      Optional<PortQuestion> published,
      boolean keepsClientAddress,
      Optional<Expression<Boolean>> beforeReady) {
    parts.ports.add(new ContainerPort(port, published, keepsClientAddress, beforeReady, line()));
    return self();
  }

  /** Mounts an empty directory that is lost with the container. */
  public S mount(Volume volume, String path) {
    return mount(volume, path, m -> {});
  }

  /** Mounts an empty directory that is lost with the container. */
  public S mount(Volume volume, String path, Consumer<MountSpec> content) {
    return mount(new VolumeSource.Temporary(volume), new Literal<>(path), false, content);
  }

  /** Mounts shared memory at {@code /dev/shm}; it counts towards the memory limit. */
  public S sharedMemory(int mebibytes) {
    return sharedMemory(new Literal<>((long) mebibytes));
  }

  /** The same with a size that depends on answers, at least 1 whatever they are. */
  public S sharedMemory(Value<Long> mebibytes) {
    return mount(new Volume("shm", mebibytes.expression(), true, line()), "/dev/shm");
  }

  /**
   * Puts a file with generated content into the container. It is kept in a Secret when the content
   * holds a secret, else in the open; a change of it restarts the containers.
   */
  public S file(String path, Value<String> content) {
    return file(path, content, READABLE);
  }

  /**
   * The same with permission bits.
   *
   * @param mode such as 0400
   */
  public S file(String path, Value<String> content, int mode) {
    return mount(
        new VolumeSource.File(content.expression(), mode), new Literal<>(path), true, m -> {});
  }

  /**
   * Puts a directory of generated files into the container, and nothing else is in it. A change of
   * them restarts nothing: within two minutes the running container finds them changed, all at
   * once. So they are for a program that looks again, or for a step that is right to act on them at
   * the next start only. They are kept in a Secret, and only user, group and root may read them.
   *
   * @param directory an absolute path at which nothing else is mounted
   */
  public S liveFiles(String directory, Consumer<LiveFilesSpec> content) {
    LiveFilesSpec spec = new LiveFilesSpec(this);
    SourceLine line = line();
    filled(spec, content);
    parts.mounts.add(
        new MountSpec(
                this,
                new VolumeSource.LiveFiles(directory, spec.build()),
                new Literal<>(directory),
                true,
                line)
            .build());
    return self();
  }

  /** Writes to its root file system. */
  public S writableRoot(String reason) {
    parts.writableRoot.add(new Said<>(reason, line()));
    return self();
  }

  /** Has all rights of the NAS. */
  public S privileged(String reason) {
    parts.privileged.add(new Said<>(reason, line()));
    return self();
  }

  /**
   * Has all rights of the NAS where devices open to such containers only, as on TrueNAS 22.02 to
   * 24.04; where they are handed over one by one, it has those and nothing more.
   */
  public S privilegedToOpenDevices(String reason) {
    parts.privilegedForDevices.add(new Said<>(reason, line()));
    return self();
  }

  /** Its programs may gain rights that it starts without, as set-user-id programs do. */
  public S privilegeEscalation(String reason) {
    parts.escalation.add(new Said<>(reason, line()));
    return self();
  }

  /** Keeps a Linux capability, such as {@code NET_BIND_SERVICE}. */
  public S capability(String capability, String reason) {
    parts.capabilities.add(new Capability(capability, reason, line()));
    return self();
  }

  /**
   * Uses a device of the NAS, found at the same path.
   *
   * @param path such as {@code /dev/net/tun}, or a directory of devices such as {@code /dev/dri}
   * @param reason why, one sentence
   */
  public S device(String path, String reason) {
    return mount(new VolumeSource.OfNas(path, true, reason), new Literal<>(path), false, m -> {});
  }

  /**
   * Reads a directory or file of the NAS itself. Data of the owner's is storage instead, which is
   * asked for.
   *
   * @param path such as {@code /proc}; none of a pool
   * @param at where the container finds it
   * @param reason why, one sentence
   */
  public S hostPath(String path, String at, String reason) {
    return hostPath(path, at, reason, m -> {});
  }

  /** The same with more about the mount, which is read-only unless that says otherwise. */
  public S hostPath(String path, String at, String reason, Consumer<MountSpec> content) {
    return mount(new VolumeSource.OfNas(path, false, reason), new Literal<>(at), true, content);
  }

  /** Tells when the container has started; until then nothing else is asked. */
  public S starts(Probe probe) {
    parts.startup.add(new Said<>(probe, line()));
    return self();
  }

  /** Tells whether the container can serve. */
  public S ready(Probe probe) {
    parts.readiness.add(new Said<>(probe, line()));
    return self();
  }

  /** Tells whether the container must be restarted. */
  public S live(Probe probe) {
    parts.liveness.add(new Said<>(probe, line()));
    return self();
  }

  /** States why the container has no health check; under a condition it then has none. */
  public S noHealthCheck(String reason) {
    parts.noHealthCheck.add(new Said<>(reason, line()));
    return self();
  }

  /** Runs a command in the container before it is stopped. */
  public S preStop(String... command) {
    parts.preStop.add(new Said<>(NotNull.all(command, "a word"), line()));
    return self();
  }

  /** Runs a command in the container after it was started. */
  public S postStart(String... command) {
    parts.postStart.add(new Said<>(NotNull.all(command, "a word"), line()));
    return self();
  }

  /** Has a terminal for its output, as a console does that commands are typed into. */
  public S tty() {
    parts.terminal.add(new Said<>(Terminal.TTY, line()));
    return self();
  }

  /** Keeps its input open although nobody is attached; many a console ends without. */
  public S stdin() {
    parts.terminal.add(new Said<>(Terminal.STDIN, line()));
    return self();
  }

  /** What {@code content} says of what it is handed depends on a condition. */
  public S when(Value<Boolean> condition, Consumer<ConditionalContainerSpec> content) {
    said();
    within(
        () ->
            parts.when(
                condition.expression(),
                () -> filled(new ConditionalContainerSpec(this, parts), content)));
    return self();
  }
}
