package dev.trainyard.catalog.write;

/** What {@link TreeWriter#recover} found and did. */
public enum Recovery {
  /** No run was cut off; nothing was touched. */
  NOTHING,
  /** A run was cut off before it had replaced the folder: the folder holds the former tree. */
  ROLLED_BACK,
  /** A run was cut off while it replaced the folder: the folder now holds the new tree. */
  ROLLED_FORWARD
}
