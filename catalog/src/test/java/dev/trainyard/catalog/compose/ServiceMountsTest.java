package dev.trainyard.catalog.compose;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.trainyard.catalog.edition.HiddenData;
import dev.trainyard.catalog.testing.Allocated;
import dev.trainyard.generator.form.Form;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What services mount, by the text of a template of anybody's. */
class ServiceMountsTest {

  private static final String SERVICE = "services:\n  web:\n    volumes:\n";

  @Test
  void conditionsOfAMountAreThoseAroundIt() {
    String text =
        SERVICE
            + "{% if a %}\n{% if b %}\n target: /x\n{% else %}\n target: /y\n{% endif %}\n"
            + "{% elif c %}\n target: /z\n{% endif %}\n target: /all\n";

    assertThat(services(text).get(1).mounts())
        .extracting(HiddenData.Mount::conditions)
        .containsExactly("b and a", "not b and a", "c", "");
  }

  private static List<ServiceMounts> services(String text) {
    return ServiceMounts.of(
        text, Map.of(), Form.EMPTY, Map.of(), Branches.of(text, UnaryOperator.identity()));
  }

  private static List<String> conditions(String text) {
    return services(SERVICE + text).get(1).mounts().stream()
        .map(HiddenData.Mount::conditions)
        .toList();
  }

  /** One that counted as none would hide that owners lose data. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a == \"50%\"",
        "a == \"a %} b\"",
        "not (a == '100%')",
        "0 < (storage.n | int)",
        "a in [\"b\", \"{% endif %}\"]",
        "{\"a\": {\"b\": 1}}[a]"
      })
  void noConditionCountsAsNone(String condition) {
    assertThat(
            conditions("{%- if " + condition + " -%}\n target: /x\n{%+ endif %}\n target: /all\n"))
        .containsExactly(condition, "");
    assertThat(
            conditions(
                "{% if b %}\n{% if " + condition + " %}\n{% endif %}\n target: /x\n{% endif %}\n"))
        .containsExactly("b");
  }

  /** Only what is counted in the loop within may be left out. */
  @Test
  void thatThereAreAnyIsAConditionOfWhatIsNotCounted() {
    String loop = "{%% for r in range(%s | int) %%}\n target: /x\n{%% endfor %%}\n{%% endif %%}\n";

    assertThat(conditions("{% if 0 < (a.n | int) %}\n" + loop.formatted("a.n")))
        .containsExactly("");
    assertThat(conditions("{% if 0 < (a.n | int) %}\n" + loop.formatted("a.m")))
        .containsExactly("0 < (a.n | int)");
  }

  @Test
  void longConditionsAreTakenForConditions() {
    String options = "\"an option of 20 char\", ".repeat(40);
    String longer = options.repeat(10);

    assertThat(conditions("{% if a in [" + options + "] %}\n target: /x\n{% endif %}\n"))
        .containsExactly("a in [" + options + "]");
    assertThat(conditions("{% if a in [" + longer + "] %}\n target: /x\n{% endif %}\n"))
        .singleElement(as(STRING))
        .matches("what has the SHA-256 [0-9a-f]{16}");
    String within =
        "{% if c %}\n{% if a in [" + options + "] %}\n{% if b in [" + options + "] %}\n";
    assertThat(conditions(within + " target: /x\n"))
        .singleElement(as(STRING))
        .matches("b in .* and what has the SHA-256 [0-9a-f]{16}")
        .isNotEqualTo(conditions(within.replace("if c", "if d") + " target: /x\n").get(0));
  }

  @Test
  void severalStatementsOnALineAndOneOnSeveralAreBranches() {
    assertThat(
            conditions(
                "{% if a %} target: /x{% else %} target: /y{% endif %} target: /all\n"
                    + "{% if b\n  and c == \"target: /no\" %}\n target: /z\n{% endif %}\n"
                    + "{# {% if d %} #}{{ \"{% if e %}\" }} target: /w\n"
                    + "{% raw %}{% if f %}{% endraw %} target: /v\n"))
        .containsExactly("a", "not a", "", "b\n  and c == \"target: /no\"", "", "");
  }

  @Test
  void howManyThereAreIsNoCondition() {
    String text =
        SERVICE
            + "{% if a %}\n{%- if 0 < 1 %}\n{%- for replica in range(1) %}\n target: /x\n"
            + "{% endfor %}\n{% endif %}\n{% endif %}\n";

    assertThat(services(text).get(1).mounts())
        .extracting(HiddenData.Mount::conditions)
        .containsExactly("a");
  }

  @Test
  void mountsBelowConditionsCostWhatTheTemplateWeighs() throws Exception {
    assertThat(cost(4_000)).isLessThan(6 * cost(1_000));
    assertThat(costOfBranches(4_000)).isLessThan(6 * costOfBranches(1_000));
  }

  private static long cost(int count) throws Exception {
    String text =
        SERVICE
            + "{% if a %}\n".repeat(count)
            + " target: /a\n".repeat(count)
            + "{% endif %}\n".repeat(count);
    return Allocated.by(() -> services(text));
  }

  private static long costOfBranches(int count) throws Exception {
    String text =
        SERVICE
            + "{% macro a %}\n{% if a %}\n".repeat(count)
            + "{% if b %}\n target: /a\n{% endif %}\n".repeat(count);
    return Allocated.by(() -> services(text));
  }
}
