package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
    "2026-01-31T12:00:00+02:00, 2026-01-31T10:00:00Z",
    "1769860800, 2026-01-31T12:00:00Z",
    "0, 1970-01-01T00:00:00Z",
  })
  void readsBothForms(String text, Instant time) throws GoalFailure {
    assertThat(BuildTime.parse(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "x"})
  void withoutATimeItIsTheBeginningOf1970(String text) throws GoalFailure {
    assertThat(BuildTime.parse(text)).isEqualTo("1970-01-01T00:00:00Z");
  }

  @Test
  void anythingElseIsRefusedWithBothForms() {
    assertThatThrownBy(() -> BuildTime.parse("2026-01-31"))
        .isInstanceOf(GoalFailure.class)
        .hasMessage("project.build.outputTimestamp is \"2026-01-31\"");
    // On the NAS Python reads the time, which knows no more than four digits of a year.
    assertThatThrownBy(() -> BuildTime.parse("253402300800")).isInstanceOf(GoalFailure.class);
    assertThatThrownBy(() -> BuildTime.parse("+999999999-12-31T23:59:59Z"))
        .isInstanceOf(GoalFailure.class);
    assertThatThrownBy(() -> BuildTime.parse("99999999999999999999"))
        .isInstanceOf(GoalFailure.class);
  }
}
