package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Rule;

/** What can be said about a {@link CronQuestion}. */
public final class CronSpec extends QuestionSpec<CronSpec> {

  String schedule = "0 0 * * *";

  CronSpec(String path) {
    super(path);
  }

  /**
   * The schedule before the owner touches it; daily at midnight by default.
   *
   * @param schedule five fields: minute, hour, day of month, month, day of week
   */
  public CronSpec defaultSchedule(String schedule) {
    if (!schedule.matches("[0-9*/,-]+( [0-9A-Za-z*/,-]+){4}")) {
      problem(
          Rule.DEFAULT,
          "has the schedule \"" + schedule + "\"",
          "five fields: minute, hour, day of month, month, day of week",
          "write it as \"0 3 * * *\"");
    } else {
      this.schedule = schedule;
    }
    return this;
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  CronSpec self() {
    return this;
  }
}
