package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * A state the release is in.
 *
 * @param state which
 */
public record InstallationState(State state) implements SiteNode<Boolean> {

  /** The states. */
  public enum State {
    /** TrueNAS installs it, not somebody else. */
    ON_TRUENAS,
    /** The owner has stopped the app; it must not start containers. Known from 23.10 on. */
    STOPPED
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.installationState(this);
  }
}
