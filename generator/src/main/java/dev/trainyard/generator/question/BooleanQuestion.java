package dev.trainyard.generator.question;

import dev.trainyard.generator.value.Kind;
import java.util.Optional;

/** A yes or no (TrueNAS type {@code boolean}). As a condition it holds when the answer is yes. */
public final class BooleanQuestion extends ScalarQuestion<Boolean>
    implements Worded<BooleanQuestion> {

  private boolean yes;

  BooleanQuestion(String path) {
    super(path, Kind.BOOLEAN);
  }

  /** The answer before the owner touches it is yes; no by default. */
  public BooleanQuestion defaultYes() {
    return changed(this, q -> q.yes = true);
  }

  @Override
  public Optional<Boolean> defaultValue() {
    return Optional.of(yes);
  }

  @Override
  Optional<String> fault(Boolean answer) {
    return Optional.empty();
  }

  @Override
  void check(Faults faults) {}
}
