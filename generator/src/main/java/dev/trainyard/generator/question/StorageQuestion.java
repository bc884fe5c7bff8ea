package dev.trainyard.generator.question;

/**
 * Where data is kept: a dataset that TrueNAS creates for the app (ixVolume), a directory of the NAS
 * (host path) or, if allowed, storage that is lost with the pod. Outside TrueNAS the first choice
 * is a persistent volume claim.
 */
public final class StorageQuestion extends Question {

  private final String dataset;
  private final boolean temporaryAllowed;
  private final int claimGibibytes;

  StorageQuestion(StorageSpec spec) {
    super(spec);
    this.dataset = spec.dataset;
    this.temporaryAllowed = spec.temporaryAllowed;
    this.claimGibibytes = spec.claimGibibytes;
  }

  /** Default name of the dataset that TrueNAS creates. */
  public String dataset() {
    return dataset;
  }

  /** Whether storage that is lost with the pod is offered. */
  public boolean temporaryAllowed() {
    return temporaryAllowed;
  }

  /** Size of the volume that is claimed outside TrueNAS, in GiB. */
  public int claimGibibytes() {
    return claimGibibytes;
  }
}
