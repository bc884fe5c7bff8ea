package dev.trainyard.generator.expression.node;

/** Where the owner can keep data. */
public enum StoragePlace {
  /** A dataset that TrueNAS makes for the app. */
  DATASET,
  /** A directory of the NAS. */
  HOST_PATH,
  /** Storage that is lost with the container. */
  TEMPORARY,
  /** A share of a server that speaks SMB. */
  SMB
}
