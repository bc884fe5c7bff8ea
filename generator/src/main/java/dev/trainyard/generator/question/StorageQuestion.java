package dev.trainyard.generator.question;

import java.util.List;
import java.util.Locale;

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

  /**
   * The name of its volume within the app: its path in lower case with {@code -} for {@code .} and
   * {@code _}, without the level {@code storage}.
   */
  public String volumeName() {
    List<String> names =
        path().size() > 1 && path().get(0).equals("storage")
            ? path().subList(1, path().size())
            : path();
    return String.join("-", names).toLowerCase(Locale.ROOT).replace('_', '-');
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
