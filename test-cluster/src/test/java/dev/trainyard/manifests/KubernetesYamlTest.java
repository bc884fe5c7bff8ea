package dev.trainyard.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesYamlTest {

  @Test
  void readsWhatKubernetesReads() throws UnreadableYamlException {
    assertThat(KubernetesYaml.read("[1, 4294967296, 1.5, 1.0, yes, ~, a, 12:30, 2024-01-01]"))
        .isEqualTo(Arrays.asList(1, 4294967296L, 1.5, 1, true, null, "a", "12:30", "2024-01-01"));
  }

  /** To read one of so many digits as an integer takes minutes. */
  @Test
  void aNumberOfAnyLengthIsNoInteger() throws UnreadableYamlException {
    assertThat(KubernetesYaml.read("a: " + "9".repeat(300))).isEqualTo(Map.of("a", 1e300));
    assertThat(KubernetesYaml.read("a: " + "0".repeat(100_000) + "7")).isEqualTo(Map.of("a", 7));
    assertThat(KubernetesYaml.read("a: " + "9".repeat(100_000)))
        .isEqualTo(Map.of("a", "9".repeat(100_000)));
  }

  @Test
  void keepsTheOrderOfFieldsAndMakesKeysTexts() throws UnreadableYamlException {
    Object read = KubernetesYaml.read("z: 1\n1: 2\ntrue: 3\na: 4\n");

    assertThat(((Map<?, ?>) read).keySet())
        .map(String::valueOf)
        .containsExactly("z", "1", "true", "a");
  }

  @Test
  void followsAnchorsAndMerges() throws UnreadableYamlException {
    assertThat(KubernetesYaml.read("a: &a {x: 1}\nb: *a\nc: {<<: *a, z: 2}\n"))
        .isEqualTo(Map.of("a", Map.of("x", 1), "b", Map.of("x", 1), "c", Map.of("x", 1, "z", 2)));
  }

  @Test
  void readsNothingFromComments() throws UnreadableYamlException {
    assertThat(KubernetesYaml.read("# nothing\n")).isNull();
    assertThat(RenderedDocument.read("x", "# nothing\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1, a: 2}|line 1, column 8: found duplicate key a",
        "a: [1|line 1",
        "a: .inf|Infinity is no number in JSON",
        "a: .nan|NaN is no number in JSON",
        "{[a]: 1}|[a] is used as a key; allowed: texts, numbers, booleans",
        "{~: 1}|null is used as a key",
        "!!set {a}|a tag that JSON has no counterpart for",
        "!!java.net.URL [x]|line 1"
      })
  void refusesWhatIsNoManifest(String text, String message) {
    assertThatThrownBy(() -> KubernetesYaml.read(text))
        .isInstanceOf(UnreadableYamlException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a\n- b\n", "text", "12"})
  void takesOnlyAMapForAnObject(String text) {
    RenderedDocument document = RenderedDocument.read("x", text).orElseThrow();

    assertThat(document.unreadable()).contains("not a map");
    assertThat(document.object()).isEmpty();
    assertThat(document.id()).isEqualTo("?/?");
  }

  /** A template of a few bytes writes as many as it likes. */
  @Test
  void moreThanAnyChartHasIsNotRead() throws UnreadableYamlException {
    String many = "a: [" + "x,".repeat(300_000) + "]\n";

    assertThatThrownBy(() -> KubernetesYaml.read(many))
        .isInstanceOf(UnreadableYamlException.class)
        .hasMessage("there are more than 200000 values");
    String some = "a: [" + "x,".repeat(90_000) + "]\n";
    assertThat(
            RenderedDocument.all(
                ("---\n# Source: x/templates/a.yaml\n" + some).repeat(4)
                    + "---\n# Source: x/templates/b.yaml\na: 1\n"))
        .extracting(RenderedDocument::unreadable)
        .containsExactly(
            "",
            "",
            "there are more than 200000 values",
            "there are more than 200000 values",
            "there are more than 200000 values");
    // A long text is one value.
    assertThat(KubernetesYaml.read("a: |\n" + "  x: [1, 2]\n".repeat(100_000)))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .hasSize(1);
  }
}
