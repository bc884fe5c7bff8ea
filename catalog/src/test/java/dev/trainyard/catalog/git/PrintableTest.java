package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n::error::x",
        "a\r::error::x",
        "a\u001b[2J",
        "a\u0085b",
        "a\u2028b",
        "a\u202eb",
        "\u0000"
      })
  void isOneLineWithoutAnythingInvisible(String text) {
    assertThat(Printable.of(text)).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u202e]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::error::x", "x ##vso[task.setvariable]", "##[error]", "##teamcity[x]"})
  void holdsNoCommandForABuildServer(String text) {
    assertThat(Printable.of(text)).doesNotStartWith("::").doesNotContainPattern("##[a-z]*\\[");
  }

  @Test
  void isBounded() {
    assertThat(Printable.of("9".repeat(300_000)))
        .hasSizeLessThan(2_100)
        .endsWith("(300000 characters)");
  }

  @Test
  void leavesWordsOfAllLanguagesAlone() {
    assertThat(Printable.of("Jörg, 日本, 👍 — ok")).isEqualTo("Jörg, 日本, 👍 — ok");
  }
}
