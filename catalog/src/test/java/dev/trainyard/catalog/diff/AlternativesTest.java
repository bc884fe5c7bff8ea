package dev.trainyard.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlternativesTest {

  @Test
  void eachMeetsTheCondition() {
    assertThat(Alternatives.of("(a.b == \"x or y\") or (not (c))"))
        .containsExactly("a.b == \"x or y\"", "not (c)");
    assertThat(Alternatives.of("a or b or (c and (d or e))"))
        .containsExactly("a", "b", "c and (d or e)");
    assertThat(Alternatives.of("or (eq .Values.a \"x y\") .Values.b (not .Values.c)"))
        .containsExactly("eq .Values.a \"x y\"", ".Values.b", "not .Values.c");
  }

  @Test
  void anyOtherConditionIsItsOwn() {
    for (String one :
        List.of(
            "",
            "a",
            "not a",
            "(a) and (b or c)",
            "((a or b",
            "\"a or b",
            "a\\",
            "or .a .b | not")) {
      assertThat(Alternatives.of(one)).containsExactly(one);
    }
  }
}
