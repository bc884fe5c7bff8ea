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
    STOPPED,
    /** Containers of other apps find those of this one by name. */
    FOUND_BY_OTHER_APPS
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
