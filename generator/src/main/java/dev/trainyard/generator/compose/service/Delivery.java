package dev.trainyard.generator.compose.service;

/** How an owner gets an app. */
public enum Delivery {
  /** From a catalog: TrueNAS keeps the answers and makes datasets. */
  CATALOG,
  /** As one file with the answers in it, which TrueNAS takes as it is. */
  FILE
}
