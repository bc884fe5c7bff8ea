package dev.trainyard.generator.question;

/**
 * How images are named: the grammar of repositories, tags and digests that container runtimes read
 * (the reference of the distribution project).
 */
public final class ImageNames {

  /** A version such as {@code v1.2.3}. */
  public static final String TAG = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";

  /** What pins an image to its bytes. */
  public static final String DIGEST = "sha256:[0-9a-f]{64}";

  private static final String NAME = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";

  /** A registry if needed, then lower-case names with {@code /} between. */
  public static final String REPOSITORY =
      "([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?/)?" + NAME + "(/" + NAME + ")*";

  /** A whole answer that is a repository. */
  public static final String WHOLE_REPOSITORY = "^" + REPOSITORY + "$";

  /** A whole answer that is a tag, with or without a digest. */
  public static final String WHOLE_TAG = "^" + TAG + "(@" + DIGEST + ")?$";

  /** What the owner reads when an answer is no repository. */
  public static final String REPOSITORY_COMPLAINT =
      "A registry if needed, then lower-case names with / between, such as docker.io/owner/name.";

  /** What the owner reads when an answer is no tag. */
  public static final String TAG_COMPLAINT =
      "A tag of letters, digits and _ . -, if wanted with @sha256: and a digest.";

  private ImageNames() {}
}
