package dev.trainyard.catalog.lint.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Said of each pattern is what Python 3.11 says of it. */
class PythonPatternTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[a-z]+$",
        "a+?",
        "a{2,3}",
        "a{,3}",
        "{",
        "a{",
        "a{x}",
        "[]a]",
        "[^]a]",
        "\\d+",
        "\\Z",
        "(?P<n>a)(?P=n)",
        "(?i)a",
        "(?:a|b)",
        "(?=a)",
        "(?<!a)b",
        "[[:alpha:]]",
        "$",
        "()",
        "(|a)",
        "[\\w.-]+",
        "\\x41",
        "[\\b]",
        "(?#c)a",
        "(?x: a )",
        "[A-Za-z0-9!@#%^&*?]{8,}",
        "^(?!.*\\.\\.)[\\w/-]*$",
        "(a)\\1",
        "[a-]",
        "[-a]",
        "[--a]",
        "\\u00e9",
        "[a&&b]"
      })
  void compiles(String pattern) {
    assertThat(PythonPattern.fault(pattern)).isEmpty();
    assertThat(PythonPattern.isRecent(pattern)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-z",
        "(a",
        "a)",
        "*a",
        "a**",
        "a{3,2}",
        "[z-a]",
        "[a\\]",
        "\\",
        "\\p{L}",
        "\\h",
        "\\z",
        "(?<n>a)",
        "(?P<1>a)",
        "a(?i)b",
        "a|*",
        "^*",
        "[a-\\d]",
        "\\x4",
        "\\Q",
        "a{2}{3}",
        "(a)\\2",
        "[\\Z]",
        "x*{2}",
        "(?P<n",
        "(?P=n)",
        "(?",
        "(?z)"
      })
  void doesNotCompile(String pattern) {
    assertThat(PythonPattern.fault(pattern)).isPresent();
    assertThat(PythonPattern.compiled(pattern)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?>a)", "a?+", "a{2}+"})
  void compilesFromPython311On(String pattern) {
    assertThat(PythonPattern.fault(pattern)).isEmpty();
    assertThat(PythonPattern.isRecent(pattern)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^[a&&b]$ & true", "^[a&&b]$ c false", "^[[]$ [ true", "^[]]$ ] true", "^a{,2}$ aa true",
        "^a{,2}$ aaa false", "^{$ { true", "^\\d+\\Z 12 true", "^\\w+$ ä true", "^[^]]$ ] false"
      })
  void matchesWhatPythonMatches(String pattern, String text, boolean matches) {
    assertThat(PythonPattern.compiled(pattern).orElseThrow().begins(text)).contains(matches);
  }

  @Test
  void whatJavaSaysOtherwiseIsNotMatched() {
    assertThat(PythonPattern.compiled("(?P<n>a)(?P=n)")).isEmpty();
    assertThat(PythonPattern.compiled("(?x: a )")).isEmpty();
  }
}
