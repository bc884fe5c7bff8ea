package dev.trainyard.generator.helm.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequiredOnceTest {

  private static final String NAME = "required \"agents[].name: \\\"Name\\\" needs\" $agent.name";

  private static String in(String... lines) {
    return RequiredOnce.in(String.join("\n", lines) + "\n", "$agent", 0);
  }

  @Test
  void what_is_used_several_times_is_asked_for_once() {
    assertThat(
            in(
                "name: {{ printf \"a-%s\" (" + NAME + ") | quote }}",
                "{{- if $agent.big }}",
                "size: {{ " + NAME + " | quote }}",
                "{{- end }}"))
        .isEqualTo(
            """
            {{- $agentName := %s }}
            name: {{ printf "a-%%s" $agentName | quote }}
            {{- if $agent.big }}
            size: {{ $agentName | quote }}
            {{- end }}
            """
                .formatted(NAME));
  }

  @Test
  void what_is_used_once_stays() {
    String once = "name: {{ " + NAME + " | quote }}";

    assertThat(in(once)).isEqualTo(once + "\n");
  }

  /** Where nobody uses it, it need not be there. */
  @Test
  void what_is_needed_under_a_condition_is_asked_for_there() {
    String[] lines = {
      "{{- if $agent.big }}", "a: {{ " + NAME + " }}", "b: {{ " + NAME + " }}", "{{- end }}"
    };

    assertThat(in(lines)).isEqualTo(String.join("\n", lines) + "\n");
  }

  @Test
  void a_name_that_is_taken_is_not_used() {
    String[] lines = {"a: {{ " + NAME + " }}", "b: {{ " + NAME + " }}", "c: {{ $agentName }}"};

    assertThat(in(lines)).isEqualTo(String.join("\n", lines) + "\n");
  }
}
