package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;
import java.util.List;

/** One of several options (TrueNAS type {@code string} with {@code enum}). */
public final class ChoiceQuestion extends ScalarQuestion<String> {

  private final List<Option> options;

  ChoiceQuestion(ChoiceSpec spec) {
    super(spec, Kind.TEXT, spec.defaultValue);
    this.options = List.copyOf(spec.options);
  }

  /**
   * One option.
   *
   * @param value the answer
   * @param description what the wizard shows for it
   */
  public record Option(String value, String description) {}

  /** The options in the wizard's order. */
  public List<Option> options() {
    return options;
  }

  @Override
  boolean plain() {
    return options.stream().allMatch(option -> option.value().matches("[A-Za-z0-9._-]*"));
  }

  /** The condition that the answer is this text. */
  public Comparison is(String value) {
    return new Comparison(this, true, value);
  }

  /** The condition that the answer is another text than this. */
  public Comparison isNot(String value) {
    return new Comparison(this, false, value);
  }
}
