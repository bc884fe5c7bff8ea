package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What can be said about a {@link ChoiceQuestion}. The first option is the default. */
public final class ChoiceSpec extends QuestionSpec<ChoiceSpec> {

  final List<ChoiceQuestion.Option> options = new ArrayList<>();
  String defaultValue;

  ChoiceSpec(String path) {
    super(path);
  }

  /**
   * Adds an option.
   *
   * @param value the answer
   * @param description what the wizard shows for it
   */
  public ChoiceSpec option(String value, String description) {
    if (options.stream().anyMatch(option -> option.value().equals(value))) {
      problem(
          Rule.DUPLICATE,
          "has the option \"" + value + "\" twice",
          "each value once",
          "remove one");
    }
    options.add(new ChoiceQuestion.Option(value, description));
    if (defaultValue == null) {
      defaultValue = value;
    }
    return this;
  }

  /** The option that is chosen at first. */
  public ChoiceSpec defaultOption(String value) {
    this.defaultValue = value;
    return this;
  }

  @Override
  void check() {
    super.check();
    String values =
        options.stream().map(ChoiceQuestion.Option::value).collect(Collectors.joining(", "));
    if (options.isEmpty()) {
      problem(Rule.SHAPE, "has no options", "at least one option", "add options with option()");
    } else if (options.stream().noneMatch(option -> option.value().equals(defaultValue))) {
      problem(
          Rule.DEFAULT,
          "has the default \"" + defaultValue + "\"",
          values,
          "choose one of the options");
    }
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  ChoiceSpec self() {
    return this;
  }
}
