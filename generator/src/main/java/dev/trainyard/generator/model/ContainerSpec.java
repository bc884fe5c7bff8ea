package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Expressions;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.Value;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be said about a container. */
public final class ContainerSpec {

  private final String name;
  private final Image image;
  private final SourceLine source = SourceLine.ofCaller();
  private final Frames<Expression<String>> command = new Frames<>();
  private final Frames<Expression<String>> args = new Frames<>();
  private final Frames<Env> env = new Frames<>();
  private final Frames<Mount> mounts = new Frames<>();
  private final List<ContainerPort> ports = new ArrayList<>();
  private final List<String> capabilities = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private Expression<Boolean> when;
  private Probe startup;
  private Probe readiness;
  private Probe liveness;
  private String noHealthCheck = "";
  private RunAs runAs;
  private boolean writableRoot;
  private boolean privileged;
  private boolean escalation;
  private Resources resources;
  private List<String> preStop = List.of();
  private List<String> postStart = List.of();

  ContainerSpec(String name, Image image) {
    this.name = name;
    this.image = image;
  }

  /** The pod has this container only under this condition. */
  public ContainerSpec onlyIf(Value<Boolean> condition) {
    this.when = condition.expression();
    return this;
  }

  /** Replaces the image's entry point. */
  public ContainerSpec command(String... words) {
    Arrays.stream(words).forEach(word -> command.add(new Literal<>(word)));
    return this;
  }

  /** Adds constant arguments. */
  public ContainerSpec args(String... words) {
    Arrays.stream(words).forEach(word -> args.add(new Literal<>(word)));
    return this;
  }

  /** Adds an argument that depends on answers; it stays one argument whatever they are. */
  public ContainerSpec arg(Value<String> word) {
    args.add(word.expression());
    return this;
  }

  /** Sets an environment variable to a constant. */
  public ContainerSpec env(String name, String value) {
    return env(name, new Literal<>(value));
  }

  /**
   * Sets an environment variable. A value that holds a secret goes through the app's Secret.
   *
   * @param value text, number or boolean
   */
  public ContainerSpec env(String name, Value<?> value) {
    return env(new Literal<>(name), value);
  }

  /** Sets an environment variable whose name depends on answers, such as the owner's own ones. */
  public ContainerSpec env(Value<String> name, Value<?> value) {
    env.add(new Env.Plain(name.expression(), value.expression(), SourceLine.ofCaller()));
    return this;
  }

  /** Sets an environment variable to a field of the pod, such as {@code metadata.name}. */
  public ContainerSpec envFromField(String name, String fieldPath) {
    env.add(new Env.Field(new Literal<>(name), fieldPath, SourceLine.ofCaller()));
    return this;
  }

  /** Listens on a port that only the app's own containers reach. */
  public ContainerSpec port(String name, int number) {
    ports.add(
        new ContainerPort(name, number, false, Optional.empty(), false, SourceLine.ofCaller()));
    return this;
  }

  /** Listens on a port that a port of the NAS leads to. */
  public ContainerSpec port(String name, int number, PortQuestion nodePort) {
    ports.add(
        new ContainerPort(
            name, number, false, Optional.of(nodePort), false, SourceLine.ofCaller()));
    return this;
  }

  /** The same as {@link #port(String, int, PortQuestion)} for UDP. */
  public ContainerSpec udpPort(String name, int number, PortQuestion nodePort) {
    ports.add(
        new ContainerPort(name, number, true, Optional.of(nodePort), false, SourceLine.ofCaller()));
    return this;
  }

  /** Listens on a port that a port of the NAS leads to, and sees the clients' own addresses. */
  public ContainerSpec portWithClientAddress(String name, int number, PortQuestion nodePort) {
    ports.add(
        new ContainerPort(name, number, false, Optional.of(nodePort), true, SourceLine.ofCaller()));
    return this;
  }

  /** Mounts storage that the owner chose. */
  public ContainerSpec mount(StorageQuestion storage, String path) {
    return mount(storage, path, m -> {});
  }

  /** Mounts storage that the owner chose. */
  public ContainerSpec mount(StorageQuestion storage, String path, Consumer<MountSpec> content) {
    return mount(
        new VolumeSource.Storage(storage, Scope.ROOT), new Literal<>(path), false, content);
  }

  /** Mounts storage that the owner chose, at a path that the owner chose. */
  public ContainerSpec mount(
      StorageQuestion storage, Value<String> path, Consumer<MountSpec> content) {
    return mount(new VolumeSource.Storage(storage, Scope.ROOT), path.expression(), false, content);
  }

  /** Mounts storage of a list item, at the path the item says. */
  public ContainerSpec mount(
      ListItem item, StorageQuestion storage, Value<String> path, Consumer<MountSpec> content) {
    return mount(
        new VolumeSource.Storage(storage, item.scope()), path.expression(), false, content);
  }

  /**
   * Mounts an empty directory that is lost with the pod.
   *
   * @param name name within the pod; containers that use the same name share it
   */
  public ContainerSpec temporary(String name, String path, int mebibytes) {
    return mount(
        new VolumeSource.Temporary(name, mebibytes, false), new Literal<>(path), false, m -> {});
  }

  /** Mounts shared memory at {@code /dev/shm}; it counts towards the memory limit. */
  public ContainerSpec sharedMemory(int mebibytes) {
    return mount(
        new VolumeSource.Temporary("shm", mebibytes, true),
        new Literal<>("/dev/shm"),
        false,
        m -> {});
  }

  /**
   * Puts a file with generated content into the container. It is kept in a Secret when the content
   * holds a secret, else in a ConfigMap; a change of it restarts the pod.
   */
  public ContainerSpec file(String path, Value<String> content) {
    return file(path, content, 0444);
  }

  /**
   * The same with permission bits.
   *
   * @param mode such as 0400
   */
  public ContainerSpec file(String path, Value<String> content, int mode) {
    return mount(
        new VolumeSource.File(content.expression(), mode), new Literal<>(path), true, m -> {});
  }

  private ContainerSpec mount(
      VolumeSource volume, Expression<String> path, boolean readOnly, Consumer<MountSpec> content) {
    MountSpec spec = new MountSpec(volume, path, readOnly);
    content.accept(spec);
    mounts.add(spec.build());
    return this;
  }

  /** What {@code content} adds of arguments, environment and mounts depends on a condition. */
  public ContainerSpec when(Value<Boolean> condition, Runnable content) {
    open();
    content.run();
    command.closeWhen(condition.expression());
    args.closeWhen(condition.expression());
    env.closeWhen(condition.expression());
    mounts.closeWhen(condition.expression());
    return this;
  }

  /** What {@code content} adds is repeated for each item of a list. */
  public ContainerSpec each(ListQuestion list, Consumer<ListItem> content) {
    open();
    content.accept(list.item());
    close(list.answer(), list.item().scope());
    return this;
  }

  /** What {@code content} adds is repeated for each text of a list. */
  public ContainerSpec each(StringListQuestion list, Consumer<Value<String>> content) {
    open();
    content.accept(list.item());
    close(list.answer(), list.item().scope());
    return this;
  }

  private void open() {
    command.open();
    args.open();
    env.open();
    mounts.open();
  }

  private void close(ListAnswer list, Scope item) {
    command.closeEach(list, item);
    args.closeEach(list, item);
    env.closeEach(list, item);
    mounts.closeEach(list, item);
  }

  /** Tells when the container has started; until then nothing else is asked. */
  public ContainerSpec starts(Probe probe) {
    this.startup = probe;
    return this;
  }

  /** Tells whether the container can serve. */
  public ContainerSpec ready(Probe probe) {
    this.readiness = probe;
    return this;
  }

  /** Tells whether the container must be restarted. */
  public ContainerSpec live(Probe probe) {
    this.liveness = probe;
    return this;
  }

  /** States why the container has no health check. */
  public ContainerSpec noHealthCheck(String reason) {
    this.noHealthCheck = reason;
    return this;
  }

  /** Runs as this user and group instead of the pod's. */
  public ContainerSpec runAs(long user, long group) {
    this.runAs = RunAs.of(user, group);
    return this;
  }

  /** Runs as root. */
  public ContainerSpec runAsRoot(String reason) {
    this.runAs = RunAs.of(0, 0);
    reasons.add(reason);
    return this;
  }

  /** Writes to its root file system. */
  public ContainerSpec writableRoot(String reason) {
    this.writableRoot = true;
    reasons.add(reason);
    return this;
  }

  /** Has all rights of the NAS. */
  public ContainerSpec privileged(String reason) {
    this.privileged = true;
    this.escalation = true;
    reasons.add(reason);
    return this;
  }

  /** Keeps a Linux capability, such as {@code NET_BIND_SERVICE}. */
  public ContainerSpec capability(String capability, String reason) {
    capabilities.add(capability);
    reasons.add(reason);
    return this;
  }

  /** May use what the owner says, at most. */
  public ContainerSpec limits(LimitsQuestion limits) {
    return limits(limits.cpus(), limits.memory());
  }

  /**
   * May use this much, at most.
   *
   * @param cpus yields CPU cores
   * @param memory yields memory in MiB
   */
  public ContainerSpec limits(Value<Long> cpus, Value<Long> memory) {
    this.resources = new Resources(Expressions.text("{}", cpus), Expressions.text("{}Mi", memory));
    return this;
  }

  /**
   * May use this much, at most.
   *
   * @param cpu Kubernetes quantity such as {@code 500m}
   * @param memory Kubernetes quantity such as {@code 512Mi}
   */
  public ContainerSpec limits(String cpu, String memory) {
    this.resources = new Resources(new Literal<>(cpu), new Literal<>(memory));
    return this;
  }

  /** Runs a command in the container before it is stopped. */
  public ContainerSpec preStop(String... command) {
    this.preStop = List.of(command);
    return this;
  }

  /** Runs a command in the container after it was started. */
  public ContainerSpec postStart(String... command) {
    this.postStart = List.of(command);
    return this;
  }

  Container build() {
    return new Container(
        name,
        image,
        Optional.ofNullable(when),
        command.all(),
        args.all(),
        env.all(),
        ports,
        mounts.all(),
        Optional.ofNullable(startup),
        Optional.ofNullable(readiness),
        Optional.ofNullable(liveness),
        noHealthCheck,
        new Security(
            Optional.ofNullable(runAs),
            writableRoot,
            privileged,
            escalation,
            capabilities,
            reasons),
        Optional.ofNullable(resources),
        preStop,
        postStart,
        source);
  }
}
