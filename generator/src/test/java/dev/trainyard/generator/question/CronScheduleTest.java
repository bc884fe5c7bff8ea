package dev.trainyard.generator.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* * * * *",
        "*/5 0-6,20-23 1 1-12/2 0",
        "0 0 ? * SUN",
        "59 23 31 DEC sat",
        "0 4 * jan-mar mon-fri",
        "@daily",
        "@hourly",
        "@every 1h30m",
        "*/99999999999 * * * *",
        "  0   0 * * *  "
      })
  void takesWhatTheSchedulerTakes(String schedule) {
    assertThat(CronSchedule.objection(schedule)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "every hour",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 7",
        "5-1 * * * *",
        "*/0 * * * *",
        "1, * * * *",
        "* * * * monday",
        "a * * * *",
        "@sometimes",
        "@every day",
        "TZ=Europe/Berlin 0 0 * * *",
        "99999999999 * * * *",
        "*/99999999999999999999 * * * *",
        "*/000 * * * *"
      })
  void objectsToWhatTheSchedulerRefuses(String schedule) {
    assertThat(CronSchedule.objection(schedule)).isPresent();
  }
}
