package dev.trainyard.generator.helm.nas;

/** Why TrueNAS runs Helm. */
public enum TrueNasOperation {
  /** A first installation. */
  INSTALL,
  /** Changed answers, a start, a redeployment or a renewed certificate. */
  UPDATE,
  /** A newer version of the chart. */
  UPGRADE
}
