package dev.trainyard.generator.question;

/** What can be said about a question whose choices the NAS fills in. */
public final class ReferenceSpec extends QuestionSpec<ReferenceSpec> {

  final boolean authority;

  ReferenceSpec(String path, boolean nullable, boolean authority) {
    super(path);
    this.nullable = nullable;
    this.authority = authority;
  }

  @Override
  public ReferenceSpec required() {
    this.nullable = false;
    return super.required();
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  ReferenceSpec self() {
    return this;
  }
}
