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
