package dev.trainyard.catalog.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.HiddenData;
import dev.trainyard.catalog.testing.Allocated;
import dev.trainyard.generator.form.Form;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What services mount, by the text of a template of anybody's. */
class ServiceMountsTest {

  private static final String SERVICE = "services:\n  web:\n    volumes:\n";

  @Test
  void conditionsOfAMountAreThoseAroundIt() {
    String text =
        SERVICE
            + "{% if a %}\n{% if b %}\n target: /x\n{% else %}\n target: /y\n{% endif %}\n"
            + "{% elif c %}\n target: /z\n{% endif %}\n target: /all\n";

    assertThat(ServiceMounts.of(text, Map.of(), Form.EMPTY).get(1).mounts())
        .extracting(HiddenData.Mount::conditions)
        .containsExactly("b and a", "not b and a", "c", "");
  }

  @Test
  void howManyThereAreIsNoCondition() {
    String text =
        SERVICE
            + "{% if a %}\n{%- if 0 < 1 %}\n{%- for replica in range(1) %}\n target: /x\n"
            + "{% endfor %}\n{% endif %}\n{% endif %}\n";

    assertThat(ServiceMounts.of(text, Map.of(), Form.EMPTY).get(1).mounts())
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
    return Allocated.by(() -> ServiceMounts.of(text, Map.of(), Form.EMPTY));
  }

  private static long costOfBranches(int count) throws Exception {
    String text =
        SERVICE
            + "{% macro a %}\n{% if a %}\n".repeat(count)
            + "{% if b %}\n target: /a\n{% endif %}\n".repeat(count);
    return Allocated.by(() -> ServiceMounts.of(text, Map.of(), Form.EMPTY));
  }
}
