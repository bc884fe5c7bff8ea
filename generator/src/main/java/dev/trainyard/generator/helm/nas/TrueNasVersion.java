package dev.trainyard.generator.helm.nas;

/** The releases of TrueNAS SCALE that install Helm charts. */
public enum TrueNasVersion {
  /** Angelfish. */
  SCALE_22_02,
  /** Bluefin. */
  SCALE_22_12,
  /** Cobia. */
  SCALE_23_10,
  /** Dragonfish. */
  SCALE_24_04;

  /** Whether this is another one or a later one. */
  public boolean isAtLeast(TrueNasVersion other) {
    return compareTo(other) >= 0;
  }
}
