package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.expression.node.OfEdition;

/** What a release of a chart knows about itself. */
public enum ReleaseFact implements OfEdition.Fact {
  /** The namespace it is installed into. */
  NAMESPACE,
  /** How often it was installed, edited or upgraded, from 1. */
  REVISION,
  /**
   * What TrueNAS 23.10 and later call the runtime of containers with NVIDIA's GPUs; empty
   * elsewhere, where every container runs in it or the cluster decides.
   */
  NVIDIA_RUNTIME_CLASS,
  /** What TrueNAS 23.10 and later call the driver that mounts shares of SMB; empty elsewhere. */
  SMB_PROVISIONER;

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return switch (this) {
      case NAMESPACE -> "the namespace of the release";
      case REVISION -> "the revision of the release";
      case SMB_PROVISIONER -> "the driver that mounts shares of SMB";
      case NVIDIA_RUNTIME_CLASS -> "the runtime of containers with NVIDIA's GPUs";
    };
  }
}
