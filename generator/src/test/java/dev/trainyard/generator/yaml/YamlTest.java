package dev.trainyard.generator.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts stay texts for a reader of YAML 1.1, as keys and as values. */
class YamlTest {

  private static final List<String> AWKWARD =
      List.of(
          "",
          " ",
          "a ",
          " a",
          "~",
          "null",
          "Null",
          "true",
          "Yes",
          "no",
          "ON",
          "off",
          "y",
          "N",
          "1",
          "-1",
          "+1",
          "0755",
          "0o17",
          "0x1F",
          "1_000",
          "1e3",
          ".5",
          "1.10",
          ".inf",
          ".nan",
          "12:30",
          "1:30:45",
          "2024-01-01",
          "=",
          "<<",
          "- a",
          "a: b",
          "a #b",
          "#a",
          "&a",
          "*a",
          "!a",
          "|",
          ">",
          "'",
          "\"",
          "%a",
          "@a",
          "`a",
          "{a}",
          "[a]",
          "{{ x }}",
          "a\nb",
          "a\nb\n",
          "\na",
          "a\n\n",
          "  a\nb",
          "a\n  b",
          "a\tb",
          "a\rb",
          "\u0000",
          "\u0007",
          "\u0085",
          "\u00a0",
          "\u2028",
          "a\u007fb",
          "\ufeff",
          "\ufffe",
          "é",
          "日本",
          "😀",
          "\\",
          "\\n",
          "$ref",
          "a/b.c-d_e");

  @Test
  void awkwardTextsStayWhatTheyAre() {
    AWKWARD.forEach(YamlTest::survives);
  }

  @Test
  void randomTextsStayWhatTheyAre() {
    Random random = new Random(1);
    String alphabet = "abyYnoNO01289.:-+_~ \n\t\"'\\#&*!|>%@`{}[],=<?$éß\u0085\u2028\u0001";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      survives(text.toString());
    }
  }

  @Test
  void randomCharactersOfAllOfUnicodeStayWhatTheyAre() {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int length = random.nextInt(6); length > 0; length--) {
        int c = random.nextInt(random.nextBoolean() ? 0x3100 : Character.MAX_CODE_POINT + 1);
        if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
          text.appendCodePoint(c);
        }
      }
      survives(text.toString());
    }
  }

  @Test
  void whatIsEscapedDoesNotDependOnTheUnicodeThatJavaKnows() {
    // Assigned in Unicode 15 and 16: unknown to Java 17.
    assertThat(Scalars.quoted("\uD83E\uDEE8\uD83E\uDEC6"))
        .isEqualTo("\"\uD83E\uDEE8\uD83E\uDEC6\"");
    assertThat(Scalars.quoted("a\u200bb\u202ec\ue000\ufeff\u3000\u00ad"))
        .isEqualTo("\"a\\u200bb\\u202ec\\ue000\\ufeff\\u3000\\u00ad\"");
    assertThat(Scalars.quoted("\uDB40\uDC01")).isEqualTo("\"\\U000e0001\"");
  }

  private static void survives(String text) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("value", text);
    tree.put(text.isEmpty() ? "key" : text, List.of(text, Map.of("inner", text)));
    String yaml = Yaml.write(tree);
    assertThat(OtherReader.data(yaml)).as(yaml).isEqualTo(tree);
    YamlFile file = YamlReader.read(yaml);
    assertThat(file.flaws()).as(yaml).isEmpty();
    assertThat(file.root().data()).as(yaml).isEqualTo(tree);
    String flow = "value: " + Scalars.flow(text) + "\n";
    assertThat(OtherReader.data(flow)).as(flow).isEqualTo(Map.of("value", text));
  }

  @Test
  void keepsTheOrderOfMapsAndTheTypesOfScalars() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", 1L);
    tree.put("a", true);
    tree.put("list", new ArrayList<>(List.of("x", 2)));
    tree.put("nothing", null);

    assertThat(Yaml.write(tree)).isEqualTo("z: 1\na: true\nlist:\n  - x\n  - 2\nnothing: null\n");
  }

  @Test
  void writesTextsOfSeveralLinesAsBlocks() {
    assertThat(Yaml.write(Map.of("script", "one\ntwo\n"))).isEqualTo("script: |\n  one\n  two\n");
  }

  @Test
  void writesNumbersThatReadersOfYaml11TakeForNumbers() {
    assertThat(Yaml.write(List.of(1e10, 1e-10, new BigDecimal("1E+3"), new BigDecimal("2.50"))))
        .isEqualTo("  - 1.0E+10\n  - 1.0E-10\n  - 1.0E+3\n  - 2.50\n");
  }

  @Test
  void refusesWhatHasNoCounterpart() {
    for (Object value : List.of(Double.NaN, Double.NEGATIVE_INFINITY, new Object(), Map.of(1, 2))) {
      assertThatThrownBy(() -> Yaml.write(value)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
