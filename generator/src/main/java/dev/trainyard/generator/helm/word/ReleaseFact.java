package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.expression.node.OfEdition;

/** What a release of a chart knows about itself. */
public enum ReleaseFact implements OfEdition.Fact {
  /** The namespace it is installed into. */
  NAMESPACE,
  /** How often it was installed, edited or upgraded, from 1. */
  REVISION;

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return this == NAMESPACE ? "the namespace of the release" : "the revision of the release";
  }
}
