package dev.trainyard.testcluster.helm;

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

  boolean isAtLeast(TrueNasVersion other) {
    return compareTo(other) >= 0;
  }
}
