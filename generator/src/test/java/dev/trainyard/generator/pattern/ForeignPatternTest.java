package dev.trainyard.generator.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(ForeignPattern.of("(a", 0)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("notJudged")
  void whatNobodyLooksAtIsNotJudged(String pattern) {
    assertThat(ForeignPattern.of(pattern, 0).orElseThrow().begins("")).isEmpty();
    assertThat(ForeignPattern.of(pattern, 0).orElseThrow().begins("b")).isEmpty();
  }

  static Stream<String> notJudged() {
    return Stream.of(
        "(".repeat(101) + ")".repeat(101),
        "a".repeat(ForeignPattern.LENGTH + 1),
        "(?x)a # (",
        "(?<!a)b",
        "\\Q(\\E",
        "\\cA",
        "[[a]b]",
        "[a&&b]",
        "[]a]",
        "$\\b{999999999}",
        "(a?)\\1{999999999}");
  }

  /** Each would go round for years without looking at a character of the text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^((?:){999999999}){999999999}$",
        "((?=){999999999}){999999999}x",
        "(?:$){999999999}",
        "(?:(?:|x){999999999}){999999999}y",
        "((?:){0,999999999}?){999999999}x",
        "(|||){30}x",
        "(?:(|)(|)(|)(|)){16}x",
        "((((((((((((((((()*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*x",
        "(a?)(?:\\1?){60}x"
      })
  void whatGoesRoundInNothingIsGivenUp(String pattern) {
    // Some of them end.
    assertThat(ForeignPattern.of(pattern, 0).orElseThrow().begins(""))
        .isIn(Optional.empty(), Optional.of(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$", "\\b", "\\1", "(?=a?)", "a", "(?:)"})
  void whatHasManyWaysThroughNothingIsGivenUp(String part) {
    String pattern = "(b?)" + (part + "?").repeat(200) + "x";

    assertThat(ForeignPattern.of(pattern, 0).orElseThrow().begins(""))
        .isIn(Optional.empty(), Optional.of(false));
  }

  /** What is added so that steps can be counted changes nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "^$",
        "^[a-z]+$",
        "a|b|",
        "(a|b)*c?",
        "^(?:[^a]|\\.){1,3}?$",
        "^\\d{2}\\b",
        "\\Bab",
        "\\bab",
        "(?i)^AB",
        "(?=.b)a++",
        "(?!b)..",
        "(?<n>a)\\1",
        "[\\]\\[a]+$",
        "(?>a|ab)c",
        "^.*$",
        "a{0}b",
        "(a{2}|b){2,}",
        "\\x61\\u0062",
        "\\Aab\\z",
        "(|a)+b"
      })
  void aPatternMeansWhatItMeant(String pattern) {
    Random random = new Random(3);
    ForeignPattern foreign = ForeignPattern.of(pattern, 0).orElseThrow();
    Pattern usual = Pattern.compile(pattern);
    for (int i = 0; i < 300; i++) {
      String text =
          random
              .ints(random.nextInt(6), 0, 8)
              .mapToObj(c -> "abcA1.]\n".substring(c, c + 1))
              .collect(Collectors.joining());
      assertThat(foreign.begins(text)).as(text).contains(usual.matcher(text).lookingAt());
    }
  }
}
