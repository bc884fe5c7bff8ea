package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Kind;

/**
 * A longer host name of a workload than that by which containers of the app call it.
 *
 * @param host the short one
 * @param form which of the longer ones
 */
public record HostName(ResourceName host, Form form) implements SiteNode<String> {

  /**
   * Forms of a host name, from the shortest to the complete one. An edition that has fewer yields
   * the next shorter one that works.
   */
  public enum Form {
    /** By which containers of other apps call it. */
    OTHER_APPS,
    /** With a part of the domain of all apps, as some clients write it. */
    WITHIN_DOMAIN,
    /** With the whole domain, so that nothing needs to be searched. */
    COMPLETE
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.hostName(this);
  }
}
