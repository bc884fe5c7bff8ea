package dev.trainyard.catalog.read;

/** How much of what others have written is read. All are far above what catalogs hold. */
public final class ReadingLimits {

  /** Bytes of a file that is read as text; the largest official form has 58,265. */
  public static final int FILE_BYTES = 1 << 20;

  /** Levels of a YAML file; PyYAML ends at some 300 with an exception. */
  public static final int DEPTH = 64;

  /**
   * Characters of a YAML file once every alias stands for what it names, each value counted with
   * {@link #VALUE_WEIGHT} on top.
   */
  public static final int EXPANDED = 8 << 20;

  /** What a value counts beside its characters. */
  public static final int VALUE_WEIGHT = 16;

  /** Characters of a key. */
  public static final int KEY = 1024;

  /** Characters of a number. */
  public static final int NUMBER = 64;

  /** Flaws of one file that are told. */
  public static final int FLAWS = 100;

  /** Questions of one form. */
  public static final int QUESTIONS = 10_000;

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
