package dev.trainyard.catalog.read;

/**
 * How many files of others are listed; how much of one is read says {@link
 * dev.trainyard.generator.yaml.YamlLimits}. Both are far above what catalogs hold.
 */
public final class ReadingLimits {

  /** Files of one catalog. */
  public static final int FILES = 1_000_000;

  /**
   * Bytes that folders of one commit take in memory, roughly. In git a few folders can stand for
   * any number of them.
   */
  public static final int FOLDERS_BYTES = 64 << 20;

  /** Characters of all paths below a folder together. */
  public static final int PATHS = 64 << 20;

  /** Levels of folders in a catalog. */
  public static final int FOLDERS = 64;

  private ReadingLimits() {}
}
