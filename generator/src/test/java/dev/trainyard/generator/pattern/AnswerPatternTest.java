package dev.trainyard.generator.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which patterns mean the same everywhere, and what answers to them can hold. */
class AnswerPatternTest {

  private static AnswerPattern of(String pattern) {
    try {
      return AnswerPattern.of(pattern);
    } catch (PatternFault e) {
      throw new AssertionError(pattern + ": " + e.getMessage(), e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "^a",
        "a$",
        "^a\\$",
        "^a|b$",
        "^(a)|(b)$",
        "^a$|^b$",
        "^a^b$",
        "^\\d+$",
        "^\\w+$",
        "^\\s$",
        "^\\bx$",
        "^\\D$",
        "^\\pL$",
        "^\\1$",
        "^\\Aa\\z$",
        "^\\u0041$",
        "^\\0$",
        "^.*$",
        "^(?i)a$",
        "^(?=a)a$",
        "^(?<n>a)$",
        "^a*+$",
        "^a*?$",
        "^a**$",
        "^*a$",
        "^a{2$",
        "^a{,2}$",
        "^a{3,2}$",
        "^a{1001}$",
        "^(a{40}){40}$",
        "^{a$",
        "^a}$",
        "^a]$",
        "^[a$",
        "^[]a]$",
        "^[]$",
        "^[z-a]$",
        "^[a-\\d]$",
        "^[[:alpha:]]$",
        "^[a&&b]$",
        "^[a--b]$",
        "^[a||b]$",
        "^[a~~b]$",
        "^[a-c-e]$",
        "^(a$",
        "^a)$",
        "^\\",
        "^\\x4$",
        "^\\xgg$",
      })
  void whatMeansDifferentThingsIsRefusedWithAFix(String pattern) {
    assertThatThrownBy(() -> AnswerPattern.of(pattern))
        .isInstanceOfSatisfying(
            PatternFault.class,
            fault -> {
              assertThat(fault.getMessage()).isNotEmpty();
              assertThat(fault.fix()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^[A-Za-z0-9._-]+$ true",
        "^[a-z]([a-z0-9-]*[a-z0-9])?$ true",
        "^(|[a-z]{2,5})$ true",
        "^(?:one|two)-[0-9]{1,3}$ true",
        "^\\x41\\.b$ true",
        "^a{0}$ true",
        "^;{0}a$ true",
        "^[.-_]$ false",
        "^[A-z]$ false",
        "^[9-A]$ false",
        "^[!--]$ false",
        "^[^a]$ false",
        "^a(b|;)$ false",
        "^a\\/b$ false",
        "^\\x3ca$ false",
        "^é$ false",
      })
  void plainIsWhatHoldsNothingButLettersDigitsAndThreeSigns(String pattern, boolean plain) {
    assertThat(of(pattern).isPlain()).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^a$ a true",
        "^(|ab)$ ab true",
        "^[^\\n]+$ x;y true",
        "^[\\]\\[^\\\\-]+$ ]^- true",
        "^[a-c-]+$ a-c true",
        "^[^^]$ ^ false",
        "^a?b{2,}c*$ bbcc true",
        "^a?b{2,}c*$ abc false",
        "^[^;]$ 😀 true",
      })
  void aWholeTextMatches(String pattern, String text, boolean matches) {
    assertThat(of(pattern).matches(text)).isEqualTo(matches);
  }

  @Test
  void aLineBreakAtTheEndIsPartOfTheAnswer() {
    assertThat(of("^a$").matches("a\n")).isFalse();
    assertThat(of("^(|a)$").matches("")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^$",
        "^(|[a-z]{2,5})$",
        "^https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?$",
        "^[^a-z]{3}$",
        "^([^\\x00]{1000}[^\\x00]{24,}|x)$",
      })
  void examplesMatch(String pattern) {
    AnswerPattern parsed = of(pattern);
    Random random = new Random(1);

    for (int i = 0; i < 50; i++) {
      assertThat(parsed.example(random::nextInt)).matches(parsed::matches);
    }
  }
}
