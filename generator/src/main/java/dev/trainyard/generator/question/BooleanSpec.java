package dev.trainyard.generator.question;

/** What can be said about a {@link BooleanQuestion}. */
public final class BooleanSpec extends QuestionSpec<BooleanSpec> {

  Boolean defaultValue = false;

  BooleanSpec(String path) {
    super(path);
  }

  /** The answer before the owner touches it; no by default. */
  public BooleanSpec defaultYes() {
    this.defaultValue = true;
    return this;
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  BooleanSpec self() {
    return this;
  }
}
