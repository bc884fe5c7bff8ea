package dev.trainyard.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.HelmRelease;
import dev.trainyard.testcluster.helm.Rendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The reader agrees with the reader inside Helm, which is the one inside Kubernetes. */
class KubernetesYamlIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final List<String> AWKWARD =
      List.of(
          "yes",
          "Yes",
          "y",
          "Y",
          "n",
          "N",
          "no",
          "on",
          "Off",
          "OFF",
          "oN",
          "true",
          "True",
          "tRue",
          "null",
          "Null",
          "~",
          "nil",
          "none",
          "0",
          "-0",
          "+1",
          "007",
          "08",
          "0o17",
          "0O17",
          "0x1F",
          "0X1f",
          "-0x1F",
          "0b101",
          "0B1",
          "-0b11",
          "0xg",
          "1_000",
          "_1",
          "1_",
          "0x_1F",
          "1e3",
          "1E-3",
          "1.",
          ".5",
          "-.5",
          "+.5",
          "1.0",
          "1.10",
          "1e",
          "e1",
          "1.5e400",
          "12:30",
          "12:30:45",
          "190:20:30",
          "2024-01-01",
          "2024-01-01T10:00:00Z",
          "1.2.3",
          "+",
          "-",
          ".",
          "..",
          "1-1",
          "9223372036854775807",
          "9223372036854775808",
          "18446744073709551615",
          "18446744073709551616",
          "-9223372036854775808",
          "-9223372036854775809",
          "1e21",
          "0.1",
          "123456789012345678",
          "=",
          "<",
          "a b",
          "nan",
          "inf",
          "-inf",
          "Infinity",
          "0.0",
          "00",
          "0_7",
          "+0x1",
          "1e+3",
          "1E3",
          "._5",
          "5_.1",
          "1__0",
          "0b2",
          "0o8",
          "é",
          "\u00a0");

  @Test
  void agreesAboutEveryPlainScalar() throws Exception {
    List<String> scalars = new ArrayList<>(AWKWARD);
    Random random = new Random(1);
    String alphabet = "0123456789+-._xXoObBeEyYnNaf:";
    for (int i = 0; i < 3000; i++) {
      StringBuilder scalar = new StringBuilder();
      int length = 1 + random.nextInt(6);
      for (int j = 0; j < length; j++) {
        scalar.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      scalars.add(scalar.toString());
    }
    // These are no plain scalars or no JSON.
    scalars.removeIf(scalar -> scalar.matches("-|:+|.*:|:.*|[-+]?\\.(inf|Inf|INF|nan|NaN|NAN)"));

    JsonNode answers = inHelm(scalars.stream().map(scalar -> "value: " + scalar).toList());

    for (int i = 0; i < scalars.size(); i++) {
      Object mine = ((Map<?, ?>) KubernetesYaml.read("value: " + scalars.get(i))).get("value");
      assertThat(comparable(MAPPER.valueToTree(mine)))
          .as(scalars.get(i))
          .isEqualTo(comparable(answers.get(i).get("value")));
    }
  }

  @Test
  void agreesAboutEveryPlainKey() throws Exception {
    List<String> keys = List.of("y", "N", "on", "true", "1", "010", "0x1F", "a b", "1.0", "1.5");
    agreesAbout(keys.stream().map(key -> key + ": {}").toList());
  }

  @Test
  void agreesAboutMerges() throws Exception {
    agreesAbout(
        List.of(
            "{a: &a {x: 1, y: 2}, b: {<<: *a, x: 3}}",
            "{a: &a {x: 1, y: 2}, b: {x: 3, <<: *a}}",
            "{a: &a {x: 1}, b: &b {x: 2, z: 3}, c: {<<: [*a, *b]}, d: {<<: [*b, *a], x: 4}}",
            "{a: &a {x: 1}, b: &b {<<: *a, y: 2}, c: {<<: *b}}",
            "{'<<': {x: 1}, a: <<}",
            "{<<: {x: {y: 1}}, x: {z: 2}}"));
  }

  private static void agreesAbout(List<String> texts) throws Exception {
    JsonNode answers = inHelm(texts);

    for (int i = 0; i < texts.size(); i++) {
      JsonNode mine = MAPPER.valueToTree(KubernetesYaml.read(texts.get(i)));
      assertThat(mine).as(texts.get(i)).isEqualTo(answers.get(i));
    }
  }

  /** What Helm's {@code fromYaml} makes of these texts. */
  private static JsonNode inHelm(List<String> texts) throws IOException {
    Chart chart =
        Chart.ofTexts(
            Map.of(
                "Chart.yaml",
                "apiVersion: v2\nname: yaml\nversion: 1.0.0\n",
                "templates/answers.yaml",
                """
                {{- $answers := list }}
                {{- range .Values.texts }}{{ $answers = append $answers (fromYaml .) }}{{ end }}
                kind: Answers
                metadata: {name: answers}
                json: {{ $answers | toJson | quote }}
                """));
    Rendering rendering =
        helm.render(chart, HelmRelease.named("yaml").withValues(Map.of("texts", texts)));
    return MAPPER.readTree((String) rendering.document("Answers/answers").object().get("json"));
  }

  /** Helm's numbers are all floating-point. */
  private static Object comparable(JsonNode value) {
    return value.isNumber() ? (Object) value.doubleValue() : value;
  }
}
