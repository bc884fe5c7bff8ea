package dev.trainyard.catalog.helm.lint;

import java.util.List;

/** The releases of TrueNAS SCALE that read catalogs of charts, and some of them together. */
public final class HelmReleases {

  /** All of them, the oldest first. */
  public static final List<String> ALL = List.of("22.02", "22.12", "23.10", "24.04");

  /** Those that read the folders and not the indexes. */
  public static final List<String> READING_FOLDERS = List.of("22.02", "22.12");

  /** Those that read nothing but the indexes to list and show apps. */
  public static final List<String> READING_INDEXES = List.of("23.10", "24.04");

  /** Angelfish alone. */
  public static final List<String> ONLY_22_02 = List.of("22.02");

  /** Bluefin alone. */
  public static final List<String> ONLY_22_12 = List.of("22.12");

  /** Dragonfish alone. */
  public static final List<String> ONLY_24_04 = List.of("24.04");

  /** All but 22.02. */
  public static final List<String> SINCE_22_12 = List.of("22.12", "23.10", "24.04");

  private HelmReleases() {}
}
