package dev.trainyard.generator.question;

/** What can be said about a {@link DictQuestion}. */
public final class DictSpec extends QuestionSpec<DictSpec> {

  DictSpec(String path) {
    super(path);
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  DictSpec self() {
    return this;
  }
}
