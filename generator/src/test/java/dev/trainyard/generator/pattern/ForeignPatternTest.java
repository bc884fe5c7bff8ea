package dev.trainyard.generator.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignPatternTest {

  @Test
  void aTextBeginsWithAPatternAsPythonMatchesIt() {
    ForeignPattern pattern = ForeignPattern.of("[a-z]+", 0).orElseThrow();

    assertThat(pattern.begins("abc1")).contains(true);
    assertThat(pattern.begins("1abc")).contains(false);
  }

  @Test
  void whatTakesTooLongIsGivenUp() {
    ForeignPattern pattern = ForeignPattern.of("(a*)*\\1b$", 0).orElseThrow();

    assertThat(pattern.begins("a".repeat(60) + "!")).isEmpty();
    assertThat(pattern.begins("aab")).contains(true);
  }

  @Test
  void whatTakesTooMuchStackIsGivenUp() {
    assertThat(ForeignPattern.of("(a|b)*", 0).orElseThrow().begins("ab".repeat(400_000))).isEmpty();
  }

  @Test
  void whatCannotBeCompiledIsNoPattern() {
    assertThat(ForeignPattern.of("[a", 0)).isEmpty();
    assertThat(ForeignPattern.of("(".repeat(101) + ")".repeat(101), 0)).isEmpty();
    assertThat(ForeignPattern.of("a".repeat(ForeignPattern.LENGTH + 1), 0)).isEmpty();
  }
}
