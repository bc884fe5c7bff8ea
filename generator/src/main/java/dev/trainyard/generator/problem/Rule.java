package dev.trainyard.generator.problem;

/**
 * The rules, each with a stable code. A code is never reused; the order of the constants is the
 * order in documentation.
 */
public enum Rule {
  /** A name, version or other single value has a wrong shape. */
  SHAPE("TN001", "A value has the shape its field asks for"),
  ;

  private final String code;
  private final String title;

  Rule(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** The stable code, {@code TN} and three digits. */
  public String code() {
    return code;
  }

  /** The rule in one sentence. */
  public String title() {
    return title;
  }
}
