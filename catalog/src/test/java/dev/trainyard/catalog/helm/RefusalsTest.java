package dev.trainyard.catalog.helm;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormReader;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** New versions that refuse answers of the former one are called breaking. */
class RefusalsTest {

  /** Whatever a template of others repeats, it costs what it weighs. */
  @Test
  void templatesOfAnySizeAreRead() {
    int many = 100_000;
    List<String> templates =
        List.of(
            "{{ if a }}" + "{{else}}".repeat(many) + "{{ fail \"x\" }}",
            "{{ if a }}{{ fail \"y\" }}".repeat(many / 4),
            "{{ if and " + "(and ".repeat(many) + "}}{{ fail \"z\" }}",
            "{{ fail \"" + "a\\\"".repeat(many) + "\" }}",
            "{{ x" + " ".repeat(5 * many) + "y }}",
            "{{ required \"" + "a".repeat(many) + "\" .Values" + ".a".repeat(many) + " }}");

    SortedMap<String, String> found = Refusals.of(templates, Form.EMPTY);

    assertThat(found).containsOnlyKeys("x", "y", "z");
    assertThat(found.values()).allMatch(conditions -> conditions.length() < 30_000);
  }

  private static String numbered(String text, int count) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(text.replace("#", Integer.toString(i)));
    }
    return all.toString();
  }

  /** Nor does what is refused cost what it is refused under, nor what an action says beside it. */
  @Test
  void anyNumberOfRefusalsIsRead() {
    String many = "{{ if and " + numbered("a# ", 64) + "}}";
    List<String> templates =
        List.of(
            ("{{ if and " + numbered("a#" + "x".repeat(110) + " ", 64) + "}}").repeat(60)
                + numbered("{{fail \"m#\"}}", 33_000),
            many.replace("a", "b").repeat(2)
                + many.replace("a", "c")
                + "{{ if b }}{{ end }}".repeat(60_000),
            "{{ " + numbered("required \"\" .Values.k# ", 40_000) + "}}",
            "{{ " + "required \"\" (".repeat(80_000) + "}}");

    SortedMap<String, String> found = Refusals.of(templates, Form.EMPTY);

    assertThat(found).containsKey("m0").hasSizeLessThan(10_000);
    assertThat(found.values()).allMatch(conditions -> conditions.length() < 30_000);
  }

  /** Nor do the questions of a form multiply with the places that ask for their answers. */
  @Test
  void answersOfAnyNumberOfQuestionsMayBeNeeded() {
    Form form =
        new Form(
            List.of(),
            IntStream.range(0, FormReader.QUESTIONS)
                .mapToObj(i -> Field.field("k" + i, "string").build())
                .toList(),
            Map.of());
    String template = numbered("{{ required \"\" .Values.k# }}", 4_000);

    assertThat(Refusals.of(Collections.nCopies(50, template), form)).hasSize(4_000);
  }

  @Test
  void conditionsAreToldOnceAndAsFarAsPeopleReadThem() {
    String template =
        "{{ if a }}{{ if and a (eq .Values.b \"x; or y\") }}{{ if $.Values.c }}{{ fail \"m\" }}"
            + "{{ end }}{{ else }}{{ fail \"n\" }}";

    assertThat(Refusals.of(List.of(template), Form.EMPTY))
        .containsEntry("m", "a and eq .Values.b \"x; ory\" and c");
    assertThat(
            Refusals.of(List.of("{{ if " + "a".repeat(5_000) + " }}{{ fail \"m\" }}"), Form.EMPTY)
                .get("m"))
        .matches("what has the SHA-256 [0-9a-f]{16}");
  }

  @Test
  void whatNeverRanKeepsNobodyFromAnUpgrade() {
    String mounts =
        "{{ if a }}{{ fail (printf \"%s\" \"web: two things are mounted at /x\") }}{{ end }}";
    String readOnly =
        "{{ if b }}{{ fail \"web: what is mounted at /x can only be read, and something else has its"
            + " place in it. Change y.\" }}{{ end }}";

    assertThat(Refusals.of(List.of(mounts, readOnly, "{{ fail \"other\" }}"), Form.EMPTY))
        .containsOnlyKeys("other");
  }

  @Test
  void deepBlocksEndWhereTheyEnd() {
    String template = "{{ if a }}".repeat(100) + "{{ end }}".repeat(100) + "{{ fail \"x\" }}";

    assertThat(Refusals.of(List.of(template), Form.EMPTY)).containsEntry("x", "");
  }
}
