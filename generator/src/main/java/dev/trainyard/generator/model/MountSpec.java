package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.Optional;

/** What can be said about a mount. */
public final class MountSpec extends Spec {

  private final VolumeSource volume;
  private final Expression<String> path;
  private final SourceLine source;
  private String subPath = "";
  private boolean perReplica;
  private Expression<Boolean> readOnly;
  private Mount.Owner owner;

  MountSpec(
      Spec container,
      VolumeSource volume,
      Expression<String> path,
      boolean readOnly,
      SourceLine source) {
    super(container);
    this.volume = volume;
    this.path = path;
    this.readOnly = new Literal<>(readOnly);
    this.source = source;
  }

  /** Mounts only this directory of the volume. */
  public MountSpec subPath(String directory) {
    once("subPath");
    this.subPath = NotNull.of(directory, "the directory");
    return this;
  }

  /** Gives each replica a directory of its own, named after it. */
  public MountSpec perReplica() {
    once("perReplica");
    this.perReplica = true;
    return this;
  }

  /** The container may only read. */
  public MountSpec readOnly() {
    once("readOnly");
    this.readOnly = new Literal<>(true);
    return this;
  }

  /** The container may only read if the value says so. */
  public MountSpec readOnly(Value<Boolean> readOnly) {
    once("readOnly");
    this.readOnly = readOnly.expression();
    return this;
  }

  /**
   * Makes sure before the container starts that this user and group own it; the user is that of the
   * container. A volume whose top directory already has this owner is left alone.
   */
  public MountSpec ownedBy(long user, long group) {
    return owner(new Literal<>(user), new Literal<>(group), "");
  }

  /** The same with ids that are answers. */
  public MountSpec ownedBy(Value<Long> user, Value<Long> group) {
    return owner(user.expression(), group.expression(), "");
  }

  /**
   * The same with another user than the container's.
   *
   * @param reason why, such as the program's change to that user after its start
   */
  public MountSpec ownedBy(long user, long group, String reason) {
    return owner(new Literal<>(user), new Literal<>(group), reason);
  }

  /** The same with ids that are answers. */
  public MountSpec ownedBy(Value<Long> user, Value<Long> group, String reason) {
    return owner(user.expression(), group.expression(), reason);
  }

  private MountSpec owner(Expression<Long> user, Expression<Long> group, String reason) {
    once("ownedBy");
    this.owner = new Mount.Owner(user, group, reason);
    return this;
  }

  Mount build() {
    return new Mount(
        volume, path, subPath, perReplica, readOnly, Optional.ofNullable(owner), source);
  }
}
