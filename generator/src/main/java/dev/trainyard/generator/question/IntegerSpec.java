package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Rule;

/** What can be said about an {@link IntegerQuestion}. */
public final class IntegerSpec extends QuestionSpec<IntegerSpec> {

  Long minimum;
  Long maximum;
  Long defaultValue;

  IntegerSpec(String path) {
    super(path);
  }

  /** The value when the owner gives none. */
  public IntegerSpec defaultNumber(long number) {
    this.defaultValue = number;
    return this;
  }

  /**
   * The smallest and the largest legal answer. TrueNAS ignores a bound of 0 ({@code min: 0} admits
   * -1), which is reported.
   */
  public IntegerSpec range(long minimum, long maximum) {
    if (minimum > maximum) {
      problem(
          Rule.RANGE,
          "has the range " + minimum + " to " + maximum,
          "smallest <= largest",
          "swap them");
    } else {
      this.minimum = minimum;
      this.maximum = maximum;
    }
    if (minimum == 0 || maximum == 0) {
      warning(
          Rule.RANGE,
          "has a bound of 0, which TrueNAS ignores",
          "bounds other than 0",
          "the chart's own schema still refuses such an answer, with a less friendly text");
    }
    return this;
  }

  /** No answer is a legal answer. */
  public IntegerSpec nullable() {
    this.nullable = true;
    return this;
  }

  @Override
  void check() {
    super.check();
    if (defaultValue != null
        && ((minimum != null && defaultValue < minimum)
            || (maximum != null && defaultValue > maximum))) {
      problem(
          Rule.DEFAULT,
          "has the default " + defaultValue,
          minimum + " to " + maximum,
          "change the default or the range");
    }
    if (defaultValue == null && !required && !nullable) {
      problem(
          Rule.DEFAULT,
          "has neither a default nor required() nor nullable()",
          "one of the three",
          "say what counts when the owner gives no number");
    }
  }

  @Override
  boolean hasDefault() {
    return defaultValue != null || nullable;
  }

  @Override
  IntegerSpec self() {
    return this;
  }
}
