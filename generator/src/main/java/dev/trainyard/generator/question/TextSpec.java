package dev.trainyard.generator.question;

/** What can be said about a {@link TextQuestion}. */
public final class TextSpec extends QuestionSpec<TextSpec> {

  private final TextLimitsSpec limits = new TextLimitsSpec();
  private String defaultText;

  TextSpec(String path) {
    super(path);
  }

  /** The value when the owner gives none; without one it is the empty text. */
  public TextSpec defaultText(String text) {
    this.defaultText = text;
    return this;
  }

  /** Fewest and most characters; at most 1024, TrueNAS' own limit. */
  public TextSpec length(int minimum, int maximum) {
    limits.length(this, minimum, maximum);
    return this;
  }

  /**
   * A regular expression that the whole answer matches, anchored by {@code ^} and {@code $}.
   *
   * @param pattern in the syntax Python, Go and Java share
   * @param complaint what the owner reads when it does not match (23.10 and later)
   */
  public TextSpec pattern(String pattern, String complaint) {
    limits.pattern(this, pattern, complaint);
    return this;
  }

  /**
   * The answer is an image's repository, such as {@code docker.io/owner/name}; the names are those
   * that container runtimes accept.
   */
  public TextSpec imageRepository() {
    String name = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
    return length(1, 200)
        .pattern(
            "^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?/)?"
                + name
                + "(/"
                + name
                + ")*$",
            "A registry if needed, then lower-case names with / between, such as"
                + " docker.io/owner/name.");
  }

  /**
   * The answer is an image's tag such as {@code v1.2.3}, with or without {@code @sha256:} and the
   * image's digest.
   */
  public TextSpec imageTag() {
    return length(1, 200)
        .pattern(
            "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}(@sha256:[0-9a-f]{64})?$",
            "A tag of letters, digits and _ . -, if wanted with @sha256: and a digest.");
  }

  TextLimits limits() {
    return limits.limits(mayBeEmpty());
  }

  String effectiveDefault() {
    return defaultText == null && !required ? "" : defaultText;
  }

  private boolean mayBeEmpty() {
    return !required && (defaultText == null || defaultText.isEmpty());
  }

  @Override
  void check() {
    super.check();
    limits.checkDefault(this, defaultText, mayBeEmpty());
  }

  @Override
  boolean hasDefault() {
    return defaultText != null;
  }

  @Override
  TextSpec self() {
    return this;
  }
}
