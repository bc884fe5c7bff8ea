package dev.trainyard.generator.yaml;

/** How much of a YAML file is read. All are far above what catalogs hold. */
public final class YamlLimits {

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

  private YamlLimits() {}
}
