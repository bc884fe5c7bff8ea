package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Value;
import dev.trainyard.generator.problem.SourceLine;
import java.util.Optional;

/** What can be said about a mount. */
public final class MountSpec {

  private final VolumeSource volume;
  private final Expression<String> path;
  private final SourceLine source;
  private String subPath = "";
  private boolean perReplica;
  private Expression<Boolean> readOnly;
  private Mount.Owner owner;

  MountSpec(VolumeSource volume, Expression<String> path, boolean readOnly) {
    this.volume = volume;
    this.path = path;
    this.readOnly = new Literal<>(readOnly);
    this.source = SourceLine.ofCaller();
  }

  /** Mounts only this directory of the volume. */
  public MountSpec subPath(String directory) {
    this.subPath = directory;
    return this;
  }

  /** Gives each replica a directory of its own, named after the pod. */
  public MountSpec perReplica() {
    this.perReplica = true;
    return this;
  }

  /** The container may only read. */
  public MountSpec readOnly() {
    this.readOnly = new Literal<>(true);
    return this;
  }

  /** The container may only read if the value says so. */
  public MountSpec readOnly(Value<Boolean> readOnly) {
    this.readOnly = readOnly.expression();
    return this;
  }

  /**
   * Makes sure before the container starts that this user and group own it. A volume whose top
   * directory already has this owner is left alone.
   */
  public MountSpec ownedBy(long user, long group) {
    this.owner = new Mount.Owner(user, group);
    return this;
  }

  Mount build() {
    return new Mount(
        volume, path, subPath, perReplica, readOnly, Optional.ofNullable(owner), source);
  }
}
