package dev.trainyard.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
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
        "{[a]: 1}|a sequence is used as a key; allowed: texts, numbers, booleans",
        "{~: 1}|null is used as a key",
        "!!set {a}|a tag that JSON has no counterpart for",
        "!!java.net.URL [x]|line 1",
        "a: !!int {b: c}|line 1, column 4: a mapping has a tag that JSON has no counterpart for",
        "a: !!int b|line 1, column 4: \"b\" is not a number",
        "a: &a [*a]|a value holds itself",
        "a: &a {b: *a}|a value holds itself",
        "&a {<<: *a}|a value holds itself",
        "&a {<<: [*a, *a]}|a value holds itself",
        "{<<: a}|line 1, column 6: only maps can be merged"
      })
  void refusesWhatIsNoManifest(String text, String message) {
    assertThatThrownBy(() -> KubernetesYaml.read(text))
        .isInstanceOf(UnreadableYamlException.class)
        .hasMessageContaining(message);
  }

  /** SnakeYAML's own constructors take the kind for granted. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{b: c}", "[b]", "b", "",
      })
  void aTagOfAnotherKindIsNoException(String value) {
    for (String tag :
        List.of(
            "str",
            "null",
            "bool",
            "int",
            "float",
            "binary",
            "timestamp",
            "map",
            "seq",
            "set",
            "omap",
            "pairs",
            "merge",
            "value",
            "yaml",
            "else")) {
      for (String text :
          List.of(
              "!!%s %s",
              "a: !!%s %s",
              "? !!%s %s\n: a",
              "<<: !!%s %s",
              "<<: [!!%s %s]",
              "- !<tag:yaml.org,2002:%s> %s")) {
        assertThat(RenderedDocument.read("x", text.formatted(tag, value)))
            .as(text, tag, value)
            .isNotNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a\n- b\n", "text", "12"})
  void takesOnlyAMapForAnObject(String text) {
    RenderedDocument document = RenderedDocument.read("x", text).orElseThrow();

    assertThat(document.unreadable()).contains("not a map");
    assertThat(document.object()).isEmpty();
    assertThat(document.id()).isEqualTo("?/?");
  }

  /** Each level is one alias more; as a key it would be gone through again and again. */
  @Test
  void aliasesOfAliasesEnd() {
    StringBuilder chain = new StringBuilder("- &a0 [x]\n");
    StringBuilder tree = new StringBuilder("- &a0 [x]\n");
    for (int i = 1; i < 400; i++) {
      String open = "[".repeat(40);
      chain.append("- &a%d %s*a%d%s\n".formatted(i, open, i - 1, open.replace('[', ']')));
      tree.append("- &a%d [*a%d, *a%d]\n".formatted(i, i - 1, i - 1));
    }
    String key = "- ? *a399\n  : x\n";

    for (StringBuilder text : List.of(chain, tree)) {
      assertThatThrownBy(() -> KubernetesYaml.read(text.toString()))
          .isInstanceOf(UnreadableYamlException.class);
      assertThatThrownBy(() -> KubernetesYaml.read(text + key))
          .isInstanceOf(UnreadableYamlException.class);
    }
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

  /** Each of them is looked at by every rule, however it is written. */
  @Test
  void aLongTextIsNotTheValueOrKeyOfManyFields() throws UnreadableYamlException {
    String text = "a: &t " + "x".repeat(1 << 20) + "\nb: [";

    assertThat(KubernetesYaml.read(text + "*t, ".repeat(20) + "]\n")).isNotNull();
    for (String many : List.of("*t, ", "{? *t : 1}, ", "{<<: {b: *t}}, ")) {
      assertThatThrownBy(() -> KubernetesYaml.read(text + many.repeat(40) + "]\n"))
          .isInstanceOf(UnreadableYamlException.class)
          .hasMessage("its aliases stand for more than 33554432 characters");
    }
  }

  /** Where such a text ends, the scanner would end the levels one after the other. */
  @Test
  void levelsEndWhereNoneIsReadAnyMore() {
    assertThatThrownBy(() -> KubernetesYaml.read("- ".repeat(2_000_000) + "a"))
        .isInstanceOf(UnreadableYamlException.class)
        .hasMessage("Nesting Depth exceeded max 50");
  }
}
