package dev.trainyard.generator.edition;

import java.util.regex.Pattern;

/**
 * What trains, items and versions may be called in every edition; the only place that says so. A
 * {@link Layout} adds what only one edition refuses.
 */
public final class CatalogNames {

  /** The shape of versions, for people. */
  public static final String VERSION_SHAPE = "X.Y.Z, digits without leading zeros";

  /** The shape of the names of items, for people. */
  public static final String ITEM_SHAPE =
      "ASCII letters, digits, _ . and -, beginning with a letter or digit";

  /** The shape of the names of trains, for people. */
  public static final String TRAIN_SHAPE =
      "ASCII letters, digits, _ . and -, beginning with a letter, digit or _";

  /** Numbers of more digits belong to nobody, and reading them takes time. */
  private static final Pattern VERSION =
      Pattern.compile("(0|[1-9][0-9]{0,99})(\\.(0|[1-9][0-9]{0,99})){2}");

  private static final Pattern TRAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
  private static final Pattern SEEN =
      Pattern.compile("[\\p{L}\\p{N}\\p{M}_][\\p{L}\\p{N}\\p{M}_.-]*\\n?");
  private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

  private static final Pattern APP = Pattern.compile("[a-z]([a-z0-9-]{0,28}[a-z0-9])?");
  private static final String NO_APP = "ix-chart";

  private CatalogNames() {}

  /**
   * Whether a text is a version: {@code X.Y.Z} in digits, without leading zeros, at most 100 digits
   * each. TrueNAS does not find versions of another shape again.
   */
  public static boolean isVersion(String text) {
    return VERSION.matcher(text).matches();
  }

  /** Whether TrueNAS takes a folder of this name for a train, where trains lie. */
  public static boolean isTrain(String name) {
    return TRAIN.matcher(name).matches();
  }

  /**
   * Whether some release of TrueNAS takes a folder of this name for a train, be it one that
   * somebody else made: its pattern {@code ^\w+[\w.-]*$} knows the letters of all languages, and
   * {@code $} matches before a line break.
   */
  public static boolean isSeenAsTrain(String name) {
    return SEEN.matcher(name).matches();
  }

  /** Whether an item may have this name in a catalog; definitions keep to less. */
  public static boolean isItem(String name) {
    return ITEM.matcher(name).matches();
  }

  /**
   * Whether a definition may name its app so. The name begins those of objects, which have 63
   * characters, and is a folder on every system.
   */
  public static boolean isApp(String name) {
    return APP.matcher(name).matches() && !name.equals(NO_APP) && !RelativePath.isDevice(name);
  }

  /** What names of apps may look like, for people. */
  public static String appShape() {
    return "1 to 30 lower-case letters, digits and -, starting with a letter; not "
        + NO_APP
        + ", and no device of Windows such as con or nul";
  }
}
