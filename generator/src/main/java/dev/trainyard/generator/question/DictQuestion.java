package dev.trainyard.generator.question;

/**
 * The caption, tooltip and condition of a level of the answers (TrueNAS type {@code dict}). Levels
 * come from the paths of the questions below them; only those that need a caption or condition of
 * their own are declared.
 */
public final class DictQuestion extends Question implements Worded<DictQuestion> {

  DictQuestion(String path) {
    super(path);
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  void check(Faults faults) {}
}
