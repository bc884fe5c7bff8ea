package dev.trainyard.catalog.diff;

import java.util.Locale;

/** What happened to a thing between two catalogs. */
public enum Kind {
  /** It is in the new catalog only. */
  ADDED,
  /** It is in the old catalog only. */
  REMOVED,
  /** It is in both and differs. */
  CHANGED;

  /** The lower-case word shown in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
